import type {
  ItemFact,
  PlanFact,
  Protection,
} from 'backstage-plugin-backups-node';
import { Document } from 'yaml';
import type { RestoreValue } from '../restore/RestoreValue';

/** The nearest example: of the same namespace, then off site, then the first by name. */
function nearest(
  item: ItemFact,
  examples: readonly PlanFact[],
): PlanFact | undefined {
  const rank = ({ object, destination }: PlanFact) =>
    (object.namespace === item.namespace ? 0 : 2) +
    (destination.offSite ? 0 : 1);
  return examples
    .filter(
      ({ method, schedule }) =>
        (method === 'kopia' || method === 'restic') && schedule.kind === 'cron',
    )
    .reduce<PlanFact | undefined>((best, plan) => {
      if (!best || rank(plan) < rank(best)) return plan;
      return rank(plan) === rank(best) && plan.key < best.key ? plan : best;
    }, undefined);
}

/** The name of the example's Secret, with this item's name in the place of its own. */
function secretLike(value: RestoreValue, name: string): string {
  const { repositorySecret = '', sourceName, sourcePVC = '' } = value;
  const own = [sourcePVC, sourceName].find(
    known => known !== '' && repositorySecret.includes(known),
  );
  return own ? repositorySecret.replace(own, name) : repositorySecret;
}

/**
 * Writes the ReplicationSource that would copy a claim, after the example of
 * one nearby that works.
 *
 * @param examples - sound plans of VolSync on the same cluster
 * @returns `undefined` for what is no claim, and where nothing shows how it is done here
 */
export function protectClaim(
  item: ItemFact,
  examples: readonly PlanFact[],
): Protection | undefined {
  if (item.kind !== 'persistent-volume-claim') return undefined;
  const example = nearest(item, examples);
  if (!example || example.schedule.kind !== 'cron') return undefined;
  const value = example.restore as RestoreValue;
  const secret = secretLike(value, item.name);
  const manifest = {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { name: item.name, namespace: item.namespace },
    spec: {
      sourcePVC: item.name,
      trigger: { schedule: example.schedule.expression },
      [example.method]: {
        repository: secret,
        copyMethod: value.copyMethod ?? 'Snapshot',
        storageClassName: item.storageClass,
        volumeSnapshotClassName:
          value.claim?.storageClassName === item.storageClass
            ? value.volumeSnapshotClassName
            : undefined,
        cacheStorageClassName: value.cacheStorageClassName,
        cacheCapacity: value.cacheCapacity,
        moverSecurityContext: value.moverSecurityContext,
        retain: Object.fromEntries(
          example.retention.declared.map(({ key, value: kept }) => [
            key,
            /^\d+$/.test(kept) ? Number(kept) : kept,
          ]),
        ),
      },
    },
  };
  const document = new Document(manifest, { version: '1.1' });
  document.commentBefore = [
    ` Written after the example of ${value.sourceNamespace}/${value.sourceName}.`,
    ` Secret ${secret} has to say where the repository is, and hold its keys.`,
    ' Choose a minute of your own, so that not everything starts at once.',
  ].join('\n');
  return {
    title: `Add a ReplicationSource to ${example.destination.label}`,
    language: 'yaml',
    text: document.toString({ lineWidth: 0, directives: false }),
  };
}
