import type {
  KubernetesObject,
  ParseProblem,
} from 'backstage-plugin-backups-node';
import {
  isBeingDeleted,
  parseInstant,
  parseLeniently,
  perObject,
} from 'backstage-plugin-backups-node';
import { snapshotSchema } from '../read/Snapshot';
import type { Snapshot } from '../read/Snapshot';
import { repositoryKey } from './repositoryKey';

/** Instants are epoch seconds. */

/**
 * A Snapshot as it was understood. It is what Kopiur remembers of a run or of a
 * snapshot, and no proof that the snapshot is there.
 */
export interface ObservedRun {
  namespace?: string;
  name: string;
  value: Snapshot;
  problems: readonly ParseProblem[];
  /** The policy that it is of, `namespace/name`; absent for what was only discovered. */
  policy?: string;
  /** See `repositoryKey`; absent where nothing says which. */
  repository?: string;
  /** The claim that it is of, `namespace/name`; absent where nothing says which. */
  claim?: string;
  /** How it came to be: `scheduled`, `manual`, `discovered`, `adopted`, `replicated`. */
  origin?: string;
  createdAt?: number;
  startedAt?: number;
  finishedAt?: number;
}

const POLICY_LABEL = 'kopiur.home-operations.com/config';
const ORIGIN_LABEL = 'kopiur.home-operations.com/origin';

function ownerOf(object: KubernetesObject): string | undefined {
  const owner = object.metadata.ownerReferences?.find(
    ({ kind }) => kind === 'Repository' || kind === 'ClusterRepository',
  );
  return owner && repositoryKey(owner, object.metadata.namespace);
}

function policyOf(
  object: KubernetesObject,
  { spec }: Snapshot,
): string | undefined {
  const { namespace, labels } = object.metadata;
  const named = spec?.policyRef?.name || labels?.[POLICY_LABEL];
  return !named
    ? undefined
    : `${spec?.policyRef?.namespace ?? namespace ?? ''}/${named}`;
}

function claimOf({ spec, status }: Snapshot): string | undefined {
  const target = spec?.source?.target?.pvc;
  if (target?.name) return `${target.namespace ?? ''}/${target.name}`;
  const sources = status?.resolved?.sources ?? [];
  return sources.length === 1 ? sources[0]?.pvc : undefined;
}

/**
 * Understands a Snapshot, once for as long as a reader gives the same object.
 *
 * @returns `undefined` where nothing of it could be read
 */
export const runOf = perObject((object): ObservedRun | undefined => {
  const parsed = parseLeniently(snapshotSchema, {
    spec: object.spec,
    status: object.status,
  });
  if (parsed === undefined) return undefined;
  const { problems } = parsed;
  // The phase follows when Kopiur has seen it.
  const value: Snapshot = isBeingDeleted(object)
    ? {
        ...parsed.value,
        status: { ...parsed.value.status, phase: 'Deleting' },
      }
    : parsed.value;
  const { namespace, name, labels, creationTimestamp } = object.metadata;
  const { status = {} } = value;
  const reference = status.resolved?.repository ?? value.spec?.repository;
  const startedAt = status.timing?.startTime;
  const seconds = status.timing?.durationSeconds;
  const createdAt = parseInstant(creationTimestamp);
  const origin = status.origin ?? labels?.[ORIGIN_LABEL];
  // The object of a run is made before the run begins, that of a found snapshot long after.
  const isOwnRun = origin === 'scheduled' || origin === 'manual';
  const isOver = status.phase === 'Succeeded' || status.phase === 'Unchanged';
  const askedFor = isOver && isOwnRun ? startedAt ?? createdAt : undefined;
  return {
    namespace,
    name,
    value,
    problems,
    policy: policyOf(object, value),
    repository: reference?.name
      ? repositoryKey(reference, namespace)
      : ownerOf(object),
    claim: claimOf(value),
    origin,
    createdAt,
    startedAt,
    finishedAt:
      status.timing?.endTime ??
      (startedAt !== undefined && seconds !== undefined
        ? startedAt + seconds
        : askedFor),
  };
});

/** @returns the name of a run's snapshot in its repository */
export function nameOf({ value }: ObservedRun): string | undefined {
  const { username, hostname, sourcePath } =
    value.status?.snapshot?.identity ?? {};
  return username && hostname && sourcePath
    ? `${username}@${hostname}:${sourcePath}`
    : undefined;
}
