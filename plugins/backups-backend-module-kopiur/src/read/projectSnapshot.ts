import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord } from 'backstage-plugin-backups-node';

/** What is kept of a log or of an error. Characters. */
const TAIL = 2048;

const KEPT_SPEC = ['policyRef', 'repository', 'source', 'deletionPolicy'];

/** `status` without what only movers need: staging, Jobs, hooks, clean-up. */
const KEPT_STATUS = [
  'phase',
  'origin',
  'snapshot',
  'timing',
  'stats',
  'resolved',
];

/** Only runs that are not over well explain themselves. */
const EXPLAINED = new Set(['Pending', 'Running', 'Failed', 'Deleting']);

function some(
  value: unknown,
  keys: readonly string[],
): Record<string, unknown> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    keys.flatMap(key => (value[key] === undefined ? [] : [[key, value[key]]])),
  );
}

function tail(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(-TAIL) : value;
}

/** Conditions without what only the controller needs. */
function conditionsOf(value: unknown, isSettled: boolean): unknown {
  if (!Array.isArray(value)) return undefined;
  const kept = value
    .filter(isRecord)
    // A hold of a deletion stands whatever the phase is.
    .filter(({ type }) => !isSettled || type === 'DeletionHeld')
    .slice(0, 20);
  return kept.length === 0 ? undefined : kept;
}

/**
 * Projects a Snapshot: there may be tens of thousands, and most are history.
 * Those that ended well keep their names, times and sizes only.
 *
 * @param object - is not changed
 */
export function projectSnapshot(object: KubernetesObject): KubernetesObject {
  const { metadata, spec, status } = object;
  const known = isRecord(status) ? status : {};
  const isSettled = !EXPLAINED.has(String(known.phase));
  const slim: Record<string, unknown> = some(status, KEPT_STATUS);
  const conditions = conditionsOf(known.conditions, isSettled);
  if (conditions !== undefined) slim.conditions = conditions;
  if (!isSettled) {
    if (isRecord(known.failure)) {
      slim.failure = {
        ...some(known.failure, ['kopiaErrorClass', 'message']),
        stderrTail: tail(known.failure.stderrTail),
      };
    }
    if (known.logTail !== undefined) slim.logTail = tail(known.logTail);
  }
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      creationTimestamp: metadata.creationTimestamp,
      ...(metadata.deletionTimestamp !== undefined && {
        deletionTimestamp: metadata.deletionTimestamp,
      }),
      // A discovered one names its repository only here.
      ownerReferences: metadata.ownerReferences
        ?.filter(({ apiVersion }) =>
          apiVersion?.startsWith('kopiur.home-operations.com/'),
        )
        .map(({ apiVersion, kind, name }) => ({ apiVersion, kind, name })),
      labels: some(metadata.labels, [
        'kopiur.home-operations.com/config',
        'kopiur.home-operations.com/origin',
      ]) as Record<string, string>,
    },
    spec: some(spec, KEPT_SPEC),
    status: slim,
  };
}
