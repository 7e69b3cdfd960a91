import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { successesOf } from '../../repositories/successesOf';
import { toTimestamp } from '../../time/toTimestamp';
import type { DemoApp } from '../apps/DemoApp';
import { fluxLabelsOf } from '../objects/labelsOf';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';
import { planOf } from '../story/planOf';
import { KOPIUR_VERSION, REPOSITORY } from './clusterRepository';
import { beganAtOf, identityOfPolicy } from './DemoPolicy';
import type { DemoPolicy } from './DemoPolicy';
import {
  POLICY_RETENTION,
  cadenceOfPolicy,
  policyRunsAt,
  slotsOf,
} from './policyRuns';
import {
  discoveredSnapshot,
  nameOfRun,
  snapshotOfRun,
  waitingSnapshot,
} from './snapshotObjects';
import type { PlacedPolicy } from './snapshotObjects';

/** @returns where chance is drawn from for the runs of a policy */
export function seedOfPolicy(
  cluster: string,
  namespace: string,
  { name }: DemoPolicy,
): string {
  return `${cluster}/${namespace}/kopiur/${name}`;
}

function policyObject(
  moment: Moment,
  app: DemoApp,
  placed: PlacedPolicy,
  last: { endsAt?: number; kept: number },
): KubernetesObject {
  const { policy, namespace, createdAt } = placed;
  const identity = identityOfPolicy(policy, namespace);
  const goesOn = policy.named === 'volsync';
  return {
    apiVersion: KOPIUR_VERSION,
    kind: 'SnapshotPolicy',
    metadata: metadataOf(moment, {
      kind: 'SnapshotPolicy',
      name: policy.name,
      namespace,
      createdAt,
      labels: fluxLabelsOf(app.name, namespace),
    }),
    spec: {
      repository: { ...REPOSITORY },
      sources: [
        {
          pvc: { name: policy.claim },
          ...(goesOn && { sourcePathOverride: identity.sourcePath }),
        },
      ],
      ...(goesOn && {
        identity: { username: identity.username, hostname: identity.hostname },
      }),
      copyMethod: 'Snapshot',
      volumeSnapshotClassName: 'csi-ceph-block',
      retention: {
        keepLatest: POLICY_RETENTION.latest,
        keepDaily: POLICY_RETENTION.daily,
        keepWeekly: POLICY_RETENTION.weekly,
      },
      mover: {
        podSecurityContext: { fsGroup: app.userId },
        securityContext: { runAsUser: app.userId, runAsGroup: app.userId },
      },
    },
    status: {
      observedGeneration: 1,
      resolved: {
        identity,
        sources: [
          {
            pvc: `${namespace}/${policy.claim}`,
            sourcePath: identity.sourcePath,
          },
        ],
      },
      ...(last.endsAt !== undefined && {
        lastSuccessfulSnapshot: toTimestamp(last.endsAt),
        retention: {
          activeSnapshotCount: last.kept,
          lastPruneAt: toTimestamp(last.endsAt),
          lastPruneDeleted: 1,
        },
      }),
    },
  };
}

function scheduleObject(
  moment: Moment,
  app: DemoApp,
  placed: PlacedPolicy,
  told: { lastSuccess?: number; failures: number },
): KubernetesObject {
  const { policy, namespace, createdAt } = placed;
  const { last, next } = slotsOf(policy, moment.anchor, moment.now);
  const fired = (slot: number) => ({
    at: toTimestamp(slot),
    snapshotRef: { name: nameOfRun(placed, slot) },
  });
  // While one run waits, `Forbid` begins no other.
  const newest = policy.blocked ? slotsOf(policy, 0, createdAt).next : last;
  return {
    apiVersion: KOPIUR_VERSION,
    kind: 'SnapshotSchedule',
    metadata: metadataOf(moment, {
      kind: 'SnapshotSchedule',
      name: policy.name,
      namespace,
      createdAt,
      labels: fluxLabelsOf(app.name, namespace),
    }),
    spec: {
      policyRef: { name: policy.name },
      failedJobsHistoryLimit: 3,
      schedule: {
        cron: cadenceOfPolicy(policy, moment.anchor).cron,
        timezone: 'UTC',
        concurrencyPolicy: 'Forbid',
        runOnCreate: false,
        suspend: false,
      },
    },
    status: {
      observedGeneration: 1,
      consecutiveFailures: told.failures,
      nextSchedule: { at: toTimestamp(next) },
      ...(newest > createdAt &&
        newest <= moment.now && { lastSchedule: fired(newest) }),
      ...(told.lastSuccess !== undefined && {
        lastSuccessfulSchedule: fired(told.lastSuccess),
      }),
    },
  };
}

/** What VolSync copied before the move, as far as Kopiur shows it. */
function leftByVolSync(
  moment: Moment,
  app: DemoApp,
  placed: PlacedPolicy,
  appCreatedAt: number,
) {
  const { anchor, cluster } = moment;
  return app.plans
    .filter(plan => plan.destination === 'nas' && plan.removedAgo !== undefined)
    .flatMap(plan =>
      successesOf(
        planOf(cluster, app, plan, appCreatedAt, anchor),
        placed.createdAt - 1,
      ).slice(-5),
    )
    .map(success => discoveredSnapshot(moment, placed, success));
}

/** A policy, its schedule and its Snapshots, with what its story gives them. */
export function policyObjects(
  moment: Moment,
  app: DemoApp,
  policy: DemoPolicy,
  appCreatedAt: number,
): KubernetesObject[] {
  const { anchor, now, cluster } = moment;
  const createdAt = beganAtOf(moment, policy, appCreatedAt);
  const placed = { policy, namespace: app.namespace, createdAt };
  const { finished, running, failures } = policyRunsAt(policy, {
    seed: seedOfPolicy(cluster, app.namespace, policy),
    createdAt,
    anchor,
    now,
  });
  const succeeded = finished.filter(run => !run.failure);
  const newest = succeeded.at(-1);
  const first = slotsOf(policy, anchor, createdAt).next;
  return [
    policyObject(moment, app, placed, {
      endsAt: newest?.endsAt,
      kept: succeeded.length,
    }),
    scheduleObject(moment, app, placed, {
      lastSuccess: newest?.slot,
      failures,
    }),
    ...[...finished, ...(running ? [running] : [])].map(run =>
      snapshotOfRun(moment, placed, run),
    ),
    ...(policy.blocked && first + 2 <= now
      ? [waitingSnapshot(moment, placed, first)]
      : []),
    ...(policy.named === 'kopiur' && createdAt + 60 <= now
      ? leftByVolSync(moment, app, placed, appCreatedAt)
      : []),
  ];
}
