import type {
  ClusterSnapshot,
  Fact,
  PlanFact,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  commandInText,
  describeObject,
  kubectl,
  objectKey,
  parseInstant,
  subjectOfPlan,
} from 'backstage-plugin-backups-node';
import { LONGHORN_GROUP } from '../read/resources';
import type { BackupTarget, Volume } from '../read/Volume';
import type { RestoreValue } from '../restore/RestoreValue';
import { contextOf } from './ClusterContext';
import type {
  ClusterContext,
  ObserveOptions,
  Observed,
} from './ClusterContext';
import { destinationOf } from './destinationOf';
import {
  detachedFinding,
  elsewhereFinding,
  snapshotsOnlyFinding,
  targetFindings,
  unknownState,
} from './findings';
import { jobLabelsOf, jobsOf, scheduleOf } from './jobsOf';
import { malformedFinding } from './malformedFinding';
import { PROVIDER_ID } from './providerId';
import { retentionOf } from './retentionOf';
import { placedBackups } from './placedBackups';
import type { PlacedBackups } from './placedBackups';
import { endOf, pointsOf, runsOf, stageOf } from './runsOf';

/** The target of volumes that name none. */
const DEFAULT_TARGET = 'default';

/** More copies than anybody looks through. */
const KEPT_POINTS = 60;

/** As many Backups as it takes to see what a plan rests on. */
const SHOWN = 3;

/** What a volume is copied to, and its Backups. */
interface Copies extends PlacedBackups {
  targetName: string;
  target: Observed<BackupTarget> | undefined;
}

function copiesOf(volume: Observed<Volume>, context: ClusterContext): Copies {
  const targetName = volume.value.spec?.backupTargetName || DEFAULT_TARGET;
  const target = context.targets.get(targetName);
  const backups = context.backups.get(volume.object.metadata.name) ?? [];
  const url = target?.value.spec?.backupTargetURL;
  return {
    targetName,
    target,
    ...placedBackups(backups, { name: targetName, url }),
  };
}

function planOf(
  volume: Observed<Volume>,
  { target, targetName, here: backups, elsewhere }: Copies,
  claim: { namespace: string; name: string },
  context: ClusterContext,
): PlanFact | undefined {
  const { object } = volume.subject;
  const { name, creationTimestamp, uid } = volume.object.metadata;
  const jobs = jobsOf(volume, context);
  const url = target?.value.spec?.backupTargetURL;
  const told =
    context.lastBackups.get(name) ?? volume.value.status?.lastBackupAt;
  // What the store says may be of the Backups that it had elsewhere.
  const lastBackupAt = elsewhere.some(
    backup => told !== undefined && endOf(backup) >= told,
  )
    ? undefined
    : told;
  // No job copies it off the cluster, and none ever did.
  if (
    jobs.copying.length === 0 &&
    backups.length === 0 &&
    elsewhere.length === 0 &&
    lastBackupAt === undefined
  ) {
    return undefined;
  }
  const destination = destinationOf(target, targetName, context.patterns);
  const { namespace } = object;
  const restore: RestoreValue = {
    tool: 'longhorn',
    longhornNamespace: namespace ?? '',
    volume: name,
    jobLabels: jobLabelsOf(volume),
    namespace: claim.namespace,
    claim: claim.name,
    target: {
      name: targetName,
      // An address of S3 names bucket and region, and neither is secret.
      url: /^s3:\/\/[^:@/]+@[^@]*$/.test(url ?? '') ? url : undefined,
      secret: target?.value.spec?.credentialSecret,
    },
    points: pointsOf(backups).slice(0, KEPT_POINTS),
  };
  return {
    type: 'plan',
    key: `${objectKey(object)}/${targetName}`,
    fingerprint: [targetName, url ?? ''].join(' '),
    madeOf: { volume: uid ?? name },
    madeSince: parseInstant(creationTimestamp),
    provider: PROVIDER_ID,
    method: 'longhorn',
    object,
    labels: {},
    annotations: {},
    createdAt: parseInstant(creationTimestamp),
    itemKey: claimKey(context.cluster, claim.namespace, claim.name),
    destination,
    schedule: scheduleOf(jobs.copying, context.timeZone),
    suspended: false,
    ...runsOf(backups, lastBackupAt),
    oldestCopyAt: pointsOf(backups).at(-1)?.at,
    reportsSuccess: true,
    runs: {
      retries: false,
      runner: 'Longhorn',
      inspect: `${describeObject(object)} (${commandInText(
        kubectl(
          namespace,
          'get',
          `backups.${LONGHORN_GROUP}`,
          '-l',
          `backup-volume=${name}`,
        ),
      )})`,
    },
    retention: retentionOf(jobs.copying),
    writes: {
      repository: `longhorn:${context.cluster}/${
        namespace ?? ''
      }/${targetName}`,
    },
    evidence: [
      ...jobs.copying.map(({ subject, value }) => ({
        object: subject.words,
        field: 'spec.cron',
        value: value.spec?.cron ?? '(none)',
      })),
      ...backups.slice(0, SHOWN).map(({ subject, value }) => ({
        object: subject.words,
        field: 'status.state',
        value: value.status?.state || '(none yet)',
      })),
    ],
    restore,
  };
}

function observeVolume(
  volume: Observed<Volume>,
  context: ClusterContext,
): Fact[] {
  const { subject, problems, value } = volume;
  const malformed =
    problems.length > 0 ? [malformedFinding(subject, problems)] : [];
  const { namespace, pvcName } = value.status?.kubernetesStatus ?? {};
  // Without a claim it belongs to no app.
  if (!namespace || !pvcName) return malformed;
  const copies = copiesOf(volume, context);
  const plan = planOf(volume, copies, { namespace, name: pvcName }, context);
  const itemKey = claimKey(context.cluster, namespace, pvcName);
  if (!plan) {
    const { snapping } = jobsOf(volume, context);
    return [
      ...malformed,
      ...snapshotsOnlyFinding({ ...subject, itemKey }, snapping),
    ];
  }
  const planSubject = subjectOfPlan(plan);
  const { target, targetName, elsewhere } = copies;
  const states = new Set(
    (context.backups.get(subject.object.name) ?? []).flatMap(
      backup => backup.value.status?.state ?? [],
    ),
  );
  return [
    plan,
    ...malformed,
    ...targetFindings(planSubject, target, targetName),
    ...elsewhereFinding(planSubject, elsewhere, targetName),
    ...(plan.schedule.kind === 'manual'
      ? []
      : detachedFinding(planSubject, volume)),
    ...[...states]
      .filter(state => stageOf(state) === 'unknown')
      .map(state => unknownState(planSubject, state)),
  ];
}

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time. Only volumes of Longhorn are its business.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  const unsound = [
    ...context.jobs,
    ...context.targets.values(),
    ...[...context.backups.values()].flat(),
  ].filter(({ problems }) => problems.length > 0);
  return [
    ...context.volumes.flatMap(volume => observeVolume(volume, context)),
    ...unsound.map(({ subject, problems }) =>
      malformedFinding(subject, problems),
    ),
  ];
}
