import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { fractionOf } from '../seed/fractionOf';
import { DAY } from '../time/durations';
import { toTimestamp } from '../time/toTimestamp';
import type { DemoApp, DemoVolume } from './apps/DemoApp';
import { externalSecret } from './objects/externalSecret';
import { kopiaMaintenance } from './objects/kopiaMaintenance';
import { fluxLabelsOf } from './objects/labelsOf';
import type { Moment } from './objects/Moment';
import { persistentVolumeClaim } from './objects/persistentVolumeClaim';
import {
  bootstrapDestination,
  bootstrapEndOf,
  bootstrapImageOf,
  emptyRestore,
} from './objects/replicationDestination';
import { replicationSource } from './objects/replicationSource';
import type { SourceStyle } from './objects/replicationSource';
import { moverClaims } from './objects/toolClaims';
import { volumeSnapshot } from './objects/volumeSnapshot';
import { workloadObject } from './objects/workload';
import { policyObjects } from './kopiur/policyObjects';
import { planOf } from './story/planOf';
import type { SourceStatus } from './story/SourceStatus';

/** How a cluster's app objects differ from another's. */
export interface AppStyle extends SourceStyle {
  /** Claims that movers made for themselves are listed too. */
  showsMoverClaims: boolean;
  /** Replaces the literal bucket name, for homelabs that template it. */
  bucket?: string;
  /** Where movers see the NFS share, when it is not their usual place. */
  filesystemPath?: string;
}

/** @returns epoch seconds at which an app came to be */
export function createdAtOf(app: DemoApp, { cluster, anchor }: Moment): number {
  const seconds = Math.floor(
    fractionOf(`${cluster}/${app.namespace}/${app.name}`) * DAY,
  );
  return anchor - app.daysOld * DAY - seconds;
}

function claimOf(
  moment: Moment,
  app: DemoApp,
  volume: DemoVolume,
  workload: string,
  createdAt: number,
): KubernetesObject[] {
  if (volume.kind === 'claim-template') {
    return persistentVolumeClaim(moment, {
      name: `${volume.name}-${workload}-0`,
      namespace: app.namespace,
      size: volume.size,
      createdAt,
      labels: {
        'app.kubernetes.io/controller': workload,
        'app.kubernetes.io/instance': app.name,
        'app.kubernetes.io/name': app.name,
      },
    });
  }
  if (volume.kind !== 'claim') return [];
  const day = toTimestamp(moment.anchor + (volume.exemptDays ?? 0) * DAY);
  const until = volume.exemptDays ? `; until ${day.slice(0, 10)}` : '';
  const protectedClaim =
    app.restoreSize !== undefined &&
    app.plans.some(plan => plan.claim === volume.name);
  return persistentVolumeClaim(moment, {
    name: volume.name,
    namespace: app.namespace,
    size: volume.size,
    createdAt,
    storageClass: volume.storageClass,
    labels: fluxLabelsOf(app.name, app.namespace),
    annotations: volume.exempt
      ? { 'backups/exempt': `${volume.exempt}${until}` }
      : undefined,
    filledFrom: protectedClaim ? `${app.name}-dst` : undefined,
  });
}

function secretsOf(
  moment: Moment,
  app: DemoApp,
  createdAt: number,
  { bucket, filesystemPath }: AppStyle,
): KubernetesObject[] {
  return app.plans
    .filter(plan => existsAt(moment, plan, createdAt))
    .map(({ destination, mover }) =>
      externalSecret(moment, {
        app: app.name,
        namespace: app.namespace,
        destination,
        mover,
        createdAt,
        lostAt:
          app.credentialsLostAgo === undefined ||
          (app.credentialsLostOf ?? destination) !== destination
            ? undefined
            : moment.anchor - app.credentialsLostAgo,
        bucket,
        filesystemPath,
      }),
    );
}

/** Whether a plan is declared at that moment. */
export function existsAt(
  { now, anchor }: Moment,
  plan: { createdAgo?: number; removedAgo?: number },
  createdAt: number,
): boolean {
  const from =
    plan.createdAgo === undefined ? createdAt : anchor - plan.createdAgo;
  const until =
    plan.removedAgo === undefined ? Infinity : anchor - plan.removedAgo;
  return from <= now && now < until;
}

function plansOf(
  moment: Moment,
  app: DemoApp,
  createdAt: number,
  style: AppStyle,
): KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  for (const declared of app.plans) {
    if (!existsAt(moment, declared, createdAt)) continue;
    const { cluster, anchor } = moment;
    const plan = planOf(cluster, app, declared, createdAt, anchor);
    const source = replicationSource(moment, app, declared, plan, style);
    objects.push(source);
    if (declared.destination !== 'nas' && declared.mover === 'kopia') {
      objects.push(kopiaMaintenance(moment, app, declared, plan.createdAt));
    }
    if (style.showsMoverClaims) {
      const status = source.status as SourceStatus | undefined;
      objects.push(
        ...moverClaims(moment, app, declared, plan.createdAt, status),
      );
    }
  }
  return objects;
}

function restoresOf(
  moment: Moment,
  app: DemoApp,
  createdAt: number,
  style: AppStyle,
): KubernetesObject[] {
  const objects = app.restores
    .filter(({ finishedAgo }) => moment.anchor - finishedAgo <= moment.now)
    .map(restore => emptyRestore(moment, app, restore));
  if (app.restoreSize) {
    const size = app.restoreSize;
    objects.push(
      bootstrapDestination(moment, app, size, createdAt, style),
      volumeSnapshot(moment, {
        name: bootstrapImageOf(app.name, createdAt),
        namespace: app.namespace,
        claim: `volsync-${app.name}-dst-dest`,
        size,
        createdAt: bootstrapEndOf(createdAt),
      }),
    );
  }
  return objects;
}

/**
 * Everything one app has in its cluster at a moment.
 */
export function appObjects(
  moment: Moment,
  app: DemoApp,
  style: AppStyle,
): KubernetesObject[] {
  const createdAt = createdAtOf(app, moment);
  if (createdAt > moment.now) return [];
  return [
    ...app.workloads.map(workload =>
      workloadObject(moment, app, workload, createdAt),
    ),
    ...app.workloads.flatMap(workload =>
      workload.volumes.flatMap(volume =>
        claimOf(moment, app, volume, workload.name, createdAt),
      ),
    ),
    ...app.looseClaims.flatMap(({ name, size }) =>
      persistentVolumeClaim(moment, {
        name,
        namespace: app.namespace,
        size,
        createdAt,
        labels: fluxLabelsOf(app.name, app.namespace),
      }),
    ),
    ...secretsOf(moment, app, createdAt, style),
    ...plansOf(moment, app, createdAt, style),
    ...(app.policies ?? []).flatMap(policy =>
      existsAt(moment, policy, createdAt)
        ? policyObjects(moment, app, policy, createdAt)
        : [],
    ),
    ...restoresOf(moment, app, createdAt, style),
  ];
}
