import type {
  FieldReference,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import { objectName } from 'backstage-plugin-backups-node';
import { PERCONA_GROUP, PGO_GROUP } from '../read/resources';
import type { RestoreValue } from './RestoreValue';

/** A name of a backup of pgBackRest. */
const LABEL = /^\d{8}-\d{6}F(?:_\d{8}-\d{6}[DI])?$/;

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  namespace: string | undefined;
  /** The cluster writes to another place now. */
  isElsewhere: boolean;
  /** Cluster that the data comes back into. */
  restored: string;
  /** Clusters as kubectl names them: with the group, for other groups have clusters, too. */
  resource: string;
  kind: 'PostgresCluster' | 'PerconaPGCluster';
  apiVersion: string;
  /** The options that give pgBackRest the moment. */
  options: string[];
  /** The moment, or the backup, in words; absent: the end of the log. */
  target?: string;
  storageSize: string | FieldReference;
  fields: RunbookField[];
}

/**
 * @param instant - epoch seconds
 * @returns `2026-08-19 12:30:00+00`: pgBackRest refuses RFC 3339
 */
function targetTime(instant: number): string {
  return new Date(instant * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '+00');
}

/** Up to there the log is known to reach; what is later is taken from the backup alone. */
function targetOf({
  latest,
  notAfter,
  point,
  window,
}: RunbookRequest): Pick<Situation, 'options' | 'target'> {
  if (latest) return { options: [] };
  const label = LABEL.test(point?.id ?? '') ? point?.id : undefined;
  const until = window?.latest?.at;
  if (label !== undefined && (until === undefined || notAfter > until)) {
    return {
      options: [`--set=${label}`, '--type=immediate'],
      target: `of the end of backup ${label}`,
    };
  }
  const moment = targetTime(notAfter);
  // The operators hand options to a shell: the blank needs quotes of its own.
  return {
    options: ['--type=time', `--target="${moment}"`],
    target: `of ${moment}`,
  };
}

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: RestoreValue,
): Situation {
  const { namespace, name, operator } = value;
  const isGone = request.scenario === 'cluster-gone';
  const fields: RunbookField[] = [];
  let storageSize: Situation['storageSize'] | undefined = value.storageSize;
  if (storageSize === undefined) {
    storageSize = { field: 'CAPACITY' };
    fields.push({
      id: 'CAPACITY',
      label: 'Size of the volume',
      hint: prose`At least what the databases need.`,
      example: '20Gi',
    });
  }
  return {
    request,
    value,
    namespace,
    isElsewhere: request.plan.former === true,
    restored: isGone ? name : objectName(name, `restored-${request.tag}`),
    ...(operator === 'pgo'
      ? {
          resource: `postgresclusters.${PGO_GROUP}`,
          kind: 'PostgresCluster' as const,
          apiVersion: `${PGO_GROUP}/v1beta1`,
        }
      : {
          resource: `perconapgclusters.${PERCONA_GROUP}`,
          kind: 'PerconaPGCluster' as const,
          apiVersion: `${PERCONA_GROUP}/v2`,
        }),
    ...targetOf(request),
    storageSize,
    fields,
  };
}
