import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { KnownRepository, Observed } from '../observe/KopiurContext';
import type { Runs } from '../observe/runsOf';
import type { CopiedSource } from '../observe/sourcesOf';

/** How many Snapshots a runbook can name. */
const POINTS = 30;

/** A Snapshot that a restore can name. Instants are epoch seconds, sizes bytes. */
export interface RestorePoint {
  /** Of the Snapshot. */
  name: string;
  /** Its data is as of then. */
  at: number;
  /** Of the snapshot in the repository. */
  id?: string;
  sizeBytes?: number;
}

/**
 * What a runbook needs to bring a plan's data back. Names only, no secret values.
 */
export interface RestoreValue {
  policy: string;
  namespace?: string;
  /** Name of the claim, and its namespace where that is another one. */
  claim?: string;
  claimNamespace?: string;
  repository: { kind: string; name: string; namespace?: string };
  /** The policy writes to several: a restore has to name the one. */
  namesRepository: boolean;
  /** As in `PlanFact.writes.identity`. */
  identity?: string;
  /** Names of Secrets: the repository's password, and the keys of its storage. */
  password?: { name: string; namespace?: string; key?: string };
  volumeSnapshotClassName?: string;
  storageClassName?: string;
  accessModes?: string[];
  capacity?: string;
  /** What its movers run as: a restore runs as the same. */
  mover?: {
    securityContext?: Record<string, unknown>;
    podSecurityContext?: Record<string, unknown>;
  };
  /** Kopiur brings the keys into the namespace of its movers. */
  projectsCredentials?: boolean;
  /** Newest first. */
  points: RestorePoint[];
}

function repositoryOf(key: string): RestoreValue['repository'] {
  const [kind, namespace, name] = key.split('/');
  return { kind, name: name ?? '', ...(namespace && { namespace }) };
}

/** @returns what `PlanFact.restore` carries */
export function restoreValueOf(options: {
  policy: Observed<SnapshotPolicy>;
  source: CopiedSource;
  target: { key: string; known?: KnownRepository };
  runs: Runs;
  identity: string | undefined;
  claim: Observed<PersistentVolumeClaim> | undefined;
}): RestoreValue {
  const { policy, source, target, runs, identity, claim } = options;
  const { namespace, name } = policy.subject.object;
  const { spec = {} } = policy.value;
  const [claimNamespace, claimName] = source.claim?.split('/') ?? [];
  const secret = target.known?.value.spec?.encryption?.passwordSecretRef;
  const { storageClassName, accessModes, resources } = claim?.value.spec ?? {};
  const storage = resources?.requests?.storage;
  return {
    policy: name,
    namespace,
    claim: claimName,
    claimNamespace: claimNamespace === namespace ? undefined : claimNamespace,
    repository: repositoryOf(target.key),
    namesRepository: (spec.repositories?.length ?? 0) > 0,
    identity,
    password: secret?.name
      ? {
          name: secret.name,
          namespace: secret.namespace ?? target.known?.subject.object.namespace,
          key: secret.key,
        }
      : undefined,
    volumeSnapshotClassName: spec.volumeSnapshotClassName,
    storageClassName,
    accessModes: accessModes?.flatMap(mode => mode ?? []),
    capacity: storage === undefined ? undefined : String(storage),
    mover:
      spec.mover?.securityContext || spec.mover?.podSecurityContext
        ? spec.mover
        : undefined,
    projectsCredentials: spec.credentialProjection?.enabled,
    points: runs.finished
      .filter(({ outcome }) => outcome === 'copied')
      .slice(0, POINTS)
      .flatMap(({ run }) => {
        const at = run.startedAt ?? run.finishedAt;
        const { snapshot, stats } = run.value.status ?? {};
        return at === undefined
          ? []
          : {
              name: run.name,
              at,
              id: snapshot?.kopiaSnapshotID,
              sizeBytes: stats?.sizeBytes,
            };
      }),
  };
}
