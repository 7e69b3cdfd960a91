import {
  ItemFact,
  WorkloadReference,
  objectKey,
} from 'backstage-plugin-backups-node';
import { StoreItem } from '../join/Estate';
import { JudgedFinding } from './findings/JudgedFinding';

function isMounted(
  { mountedBy }: ItemFact,
  workloads: ReadonlySet<string>,
): boolean {
  return mountedBy.some(workload => workloads.has(objectKey(workload)));
}

/** What an entity mounts and that is no item: the copies of others live there. */
export function holdsCopies(
  workloads: readonly WorkloadReference[],
  stores: readonly StoreItem[],
): JudgedFinding[] {
  if (stores.length === 0 || workloads.length === 0) return [];
  const own = new Set(workloads.map(workload => objectKey(workload)));
  return stores
    .filter(({ item }) => isMounted(item, own))
    .map(({ item, holds }) => ({
      code: 'holds-copies',
      severity: 'advice',
      volume: item.name,
      holds,
      causeKey: `holds-copies/${item.key}`,
      evidence: [{ object: item.key, field: 'where copies go' }],
    }));
}
