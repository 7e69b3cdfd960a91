import type { KubernetesObject } from 'backstage-plugin-backups-node';
import {
  PERCONA_GROUP,
  PERCONA_UPSTREAM_GROUP,
  PGO_GROUP,
} from '../read/resources';

/** Percona's operator labels what it makes as PGO does, in some versions with a prefix of its own. */
const PREFIXES = [PGO_GROUP, PERCONA_UPSTREAM_GROUP, PERCONA_GROUP];

/**
 * Labels that tell what an object of the operators is for. `pgbackrest-cronjob`: the
 * type of backup that it is scheduled for.
 */
export type OperatorLabel =
  | 'cluster'
  | 'data'
  | 'pgbackrest-backup'
  | 'pgbackrest-cronjob'
  | 'pgbackrest-repo'
  | 'role';

/** @returns what a label of the operators says; `undefined`: it is not there */
export function operatorLabel(
  { metadata: { labels } }: KubernetesObject,
  label: OperatorLabel,
): string | undefined {
  for (const prefix of PREFIXES) {
    const value = labels?.[`${prefix}/${label}`];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
