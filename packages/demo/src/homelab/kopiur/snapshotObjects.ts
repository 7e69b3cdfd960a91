import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { contentOf } from '../../repositories/contentOf';
import { fractionOf } from '../../seed/fractionOf';
import { toTimestamp } from '../../time/toTimestamp';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';
import type { FailureReason } from '../story/Chapter';
import { KOPIUR_VERSION, REPOSITORY, conditionOf } from './clusterRepository';
import { identityOfPolicy } from './DemoPolicy';
import type { DemoPolicy } from './DemoPolicy';
import type { PolicyRun } from './policyRuns';

/** A policy of an app in its place. */
export interface PlacedPolicy {
  policy: DemoPolicy;
  namespace: string;
  /** Epoch seconds. */
  createdAt: number;
}

const FAILURES: Record<
  FailureReason,
  { kopiaErrorClass: string; line: string }
> = {
  'access-denied': {
    kopiaErrorClass: 'AuthFailure',
    line: 'unable to read format blob: Access Denied.',
  },
  'wrong-password': {
    kopiaErrorClass: 'AuthFailure',
    line: 'unable to unlock: invalid repository password',
  },
  'stale-file-handle': {
    kopiaErrorClass: 'RepositoryUnavailable',
    line: 'cannot open storage: stat /repository: stale file handle',
  },
  'permission-denied': {
    kopiaErrorClass: 'Unknown',
    line: 'unable to read directory: open /data: permission denied',
  },
  'unreadable-files': {
    kopiaErrorClass: 'Unknown',
    line: 'Found 3 fatal error(s) while snapshotting',
  },
};

function failureOf(reason: FailureReason) {
  const { kopiaErrorClass, line } = FAILURES[reason];
  return {
    exitCode: 1,
    kopiaErrorClass,
    message: `kopia snapshot create failed: ${line}`,
    retryRecommended: false,
    stderrTail: `ERROR ${line}`,
  };
}

/** What the snapshot of a run holds, by whichever name it lies there. */
function heldBy(
  { policy, namespace }: PlacedPolicy,
  startedAt: number,
  named = policy.named,
) {
  const identity = identityOfPolicy({ ...policy, named }, namespace);
  const { username, hostname, sourcePath } = identity;
  const content = contentOf({
    identity: `${username}@${hostname}:${sourcePath}`,
    volume: `${namespace}/${policy.claim}`,
    startedAt,
  });
  return { identity, ...content };
}

function outcomeOf(placed: PlacedPolicy, run: PolicyRun, now: number) {
  const { policy } = placed;
  const startTime = toTimestamp(run.startedAt);
  if (run.endsAt > now) return { phase: 'Running', timing: { startTime } };
  const timing = {
    startTime,
    endTime: toTimestamp(run.endsAt),
    durationSeconds: run.endsAt - run.startedAt,
  };
  if (run.failure) {
    return { phase: 'Failed', timing, failure: failureOf(run.failure) };
  }
  const { id, identity, size, files } = heldBy(placed, run.startedAt);
  const added = 1 + Math.floor(fractionOf(`${policy.name}@${run.slot}`) * 40);
  return {
    phase: 'Succeeded',
    timing,
    snapshot: {
      kopiaSnapshotID: id,
      identity,
    },
    stats: {
      sizeBytes: size,
      bytesNew: added * 51_200,
      filesNew: added,
      filesModified: 7,
      filesUnchanged: files - added - 7,
    },
  };
}

function slotName(policy: DemoPolicy, slot: number): string {
  const [day, time] = toTimestamp(slot).split('T');
  return `${policy.name}-${day.replaceAll('-', '')}-${time
    .slice(0, 5)
    .replace(':', '')}`;
}

/** @returns the name of the Snapshot that a slot makes */
export function nameOfRun({ policy }: PlacedPolicy, slot: number): string {
  return slotName(policy, slot);
}

function labelsOf(policy: DemoPolicy, origin: string) {
  return {
    'kopiur.home-operations.com/config': policy.name,
    'kopiur.home-operations.com/origin': origin,
  };
}

/** The Snapshot of a run, in whatever state it is by now. */
export function snapshotOfRun(
  moment: Moment,
  placed: PlacedPolicy,
  run: PolicyRun,
): KubernetesObject {
  const { policy, namespace } = placed;
  const { sourcePath } = identityOfPolicy(policy, namespace);
  return {
    apiVersion: KOPIUR_VERSION,
    kind: 'Snapshot',
    metadata: metadataOf(moment, {
      kind: 'Snapshot',
      name: slotName(policy, run.slot),
      namespace,
      createdAt: run.slot,
      labels: labelsOf(policy, 'scheduled'),
    }),
    spec: { policyRef: { name: policy.name }, deletionPolicy: 'Delete' },
    status: {
      origin: 'scheduled',
      observedGeneration: 1,
      resolved: {
        repository: { ...REPOSITORY },
        sources: [{ pvc: `${namespace}/${policy.claim}`, sourcePath }],
      },
      ...outcomeOf(placed, run, moment.now),
    },
  };
}

/** The one Snapshot of a policy whose runs cannot begin: it waits for ever. */
export function waitingSnapshot(
  moment: Moment,
  placed: PlacedPolicy,
  slot: number,
): KubernetesObject {
  const { policy, namespace } = placed;
  return {
    apiVersion: KOPIUR_VERSION,
    kind: 'Snapshot',
    metadata: metadataOf(moment, {
      kind: 'Snapshot',
      name: slotName(policy, slot),
      namespace,
      createdAt: slot,
      labels: labelsOf(policy, 'scheduled'),
    }),
    spec: { policyRef: { name: policy.name }, deletionPolicy: 'Delete' },
    status: {
      phase: 'Pending',
      origin: 'scheduled',
      observedGeneration: 1,
      resolved: { repository: { ...REPOSITORY } },
      conditions: [
        conditionOf(
          'CredentialsAvailable',
          'False',
          'MissingCredentialsSecret',
          `Secret kopiur-nas does not exist in namespace ${namespace}`,
          slot + 2,
        ),
      ],
    },
  };
}

/**
 * A snapshot that Kopiur found in the repository and that no policy owns: what
 * VolSync left under the name that its mover gave.
 */
export function discoveredSnapshot(
  moment: Moment,
  placed: PlacedPolicy,
  run: { startedAt: number; endsAt: number },
): KubernetesObject {
  const { namespace } = placed;
  const { id, identity, size } = heldBy(placed, run.startedAt, 'volsync');
  return {
    apiVersion: KOPIUR_VERSION,
    kind: 'Snapshot',
    metadata: metadataOf(moment, {
      kind: 'Snapshot',
      name: `discovered-${id.slice(0, 12)}`,
      namespace,
      createdAt: placed.createdAt + 60,
      labels: { 'kopiur.home-operations.com/origin': 'discovered' },
      owner: { apiVersion: KOPIUR_VERSION, ...REPOSITORY },
    }),
    spec: { deletionPolicy: 'Retain' },
    status: {
      phase: 'Discovered',
      origin: 'discovered',
      snapshot: { kopiaSnapshotID: id, identity },
      timing: {
        startTime: toTimestamp(run.startedAt),
        endTime: toTimestamp(Math.floor(run.endsAt)),
      },
      stats: { sizeBytes: size },
    },
  };
}
