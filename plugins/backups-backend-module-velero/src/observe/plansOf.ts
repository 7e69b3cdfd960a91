import type { Evidence } from 'backstage-plugin-backups-common';
import type {
  Fact,
  FindingFact,
  ObjectReference,
  PlanFact,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  objectKey,
  subjectOfPlan,
} from 'backstage-plugin-backups-node';
import {
  destinationOf,
  fingerprintOf,
  snapshotDestination,
} from '../destination/placeOf';
import { attemptFindings } from '../findings/attemptFindings';
import { locationFindings } from '../findings/locationFindings';
import { testFindings } from '../findings/testFindings';
import { VELERO_GROUP } from '../read/resources';
import { restoreValueOf } from '../restore/restoreValueOf';
import { retentionOf } from '../retention/retentionOf';
import type { Attempt } from './attemptsOf';
import { nameKey } from './nameKey';
import type { ClusterContext } from './ClusterContext';
import { PROVIDER_ID } from './providerId';
import { repositoryAlias } from './repositoryAlias';
import { runsOf } from './runsOf';
import type { Target } from './Target';

/** As many Backups as it takes to see what a plan rests on. */
const SHOWN = 3;

/** Where copies go: a location, or the storage that the volume is in. */
export type Place = { location: string } | 'snapshots';

/** What the plans of one claim have in common. */
export interface PlanFrame {
  /** What makes the copies. */
  object: ObjectReference;
  createdAt?: number;
  schedule: PlanSchedule;
  suspended: boolean;
  ttl: string | undefined;
  evidence: Evidence[];
  /** Nothing makes such copies any more; `made-anew`: the claim has another volume now. */
  former?: PlanFact['former'];
  /** What is wrong with what makes them. */
  findings?(subject: Subject): FindingFact[];
}

/** @returns what made copies that nothing makes any more */
export function asFormer(
  frame: PlanFrame,
  former: NonNullable<PlanFrame['former']>,
): PlanFrame {
  return {
    ...frame,
    schedule: { kind: 'none' },
    suspended: false,
    former,
    findings: undefined,
  };
}

/** @returns where one Backup put a claim, or was to */
export function placeOf({ upload, way, location }: Attempt): Place {
  return upload === undefined && way === 'snapshot'
    ? 'snapshots'
    : { location };
}

/** @returns whether two places are one */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a === 'snapshots' || b === 'snapshots') return a === b;
  return a.location === b.location;
}

function methodOf(attempts: readonly Attempt[], place: Place): string {
  if (place === 'snapshots') return 'csi-snapshot';
  return attempts.find(({ upload }) => upload)?.upload?.method ?? 'kopia';
}

function attemptEvidence(attempts: readonly Attempt[]): Evidence[] {
  return attempts.slice(0, SHOWN).flatMap(({ backup, upload }) => [
    {
      object: backup.subject.words,
      field: 'status.phase',
      value: backup.value.status?.phase ?? '(none yet)',
    },
    ...(upload
      ? [
          {
            object: upload.subject.words,
            field: 'status.phase',
            value: upload.phase ?? '(none yet)',
          },
        ]
      : []),
  ]);
}

function mannersOf(
  frame: PlanFrame,
  attempts: readonly Attempt[],
): PlanFact['runs'] {
  const object = attempts.at(0)?.backup.subject.object ?? frame.object;
  return {
    retries: false,
    runner: 'Velero',
    inspect: `${describeObject(object)} (${commandInText(
      kubectl(
        object.namespace,
        'describe',
        `${object.kind.toLocaleLowerCase('en-US')}s.${VELERO_GROUP}`,
        object.name,
      ),
    )})`,
  };
}

/**
 * Makes the plan of one claim to one place.
 *
 * @param attempts - to this place, newest first
 */
function planOf(
  frame: PlanFrame,
  target: Target,
  place: Place,
  attempts: readonly Attempt[],
  context: ClusterContext,
): PlanFact {
  const { cluster } = context;
  const { object } = frame;
  const method = methodOf(attempts, place);
  const location =
    place === 'snapshots'
      ? undefined
      : context.locations.get(nameKey(object.namespace, place.location));
  const name = place === 'snapshots' ? '' : place.location;
  const fingerprint =
    place === 'snapshots' ? 'snapshots' : fingerprintOf(location, name);
  return {
    type: 'plan',
    key: `${objectKey(object)}/${target.namespace}/${target.name}${
      frame.former === 'made-anew' ? '/before' : ''
    }`,
    fingerprint,
    madeOf: {
      claim: target.key,
      ...(target.uid !== undefined && { uid: target.uid }),
    },
    madeSince: target.createdAt,
    provider: PROVIDER_ID,
    method,
    object,
    // They belong to Velero, not to the app.
    labels: {},
    annotations: {},
    createdAt: frame.createdAt,
    itemKey: target.key,
    destination:
      place === 'snapshots'
        ? snapshotDestination(target.storageClass, context)
        : destinationOf(location, name, {
            namespace: target.namespace,
            method,
            patterns: context.patterns,
          }),
    schedule: frame.schedule,
    suspended: frame.suspended,
    ...runsOf(attempts),
    reportsSuccess: true,
    runs: mannersOf(frame, attempts),
    former: frame.former,
    retention: retentionOf(attempts.at(0)?.backup.value.spec?.ttl ?? frame.ttl),
    writes:
      place === 'snapshots'
        ? undefined
        : {
            repository: repositoryAlias(
              cluster,
              object.namespace,
              name,
              target.namespace,
            ),
          },
    evidence: [...frame.evidence, ...attemptEvidence(attempts)],
    restore: restoreValueOf({
      veleroNamespace: object.namespace ?? '',
      target,
      method,
      location,
      name,
      attempts,
    }),
  };
}

/** A plan with what there is to tell about it. */
export function plannedFacts(
  frame: PlanFrame,
  target: Target,
  place: Place,
  attempts: readonly Attempt[],
  context: ClusterContext,
): Fact[] {
  const plan = planOf(frame, target, place, attempts, context);
  const subject = subjectOfPlan(plan);
  const { namespace } = frame.object;
  const location = place === 'snapshots' ? undefined : place.location;
  const key = nameKey(namespace, location ?? '');
  return [
    plan,
    ...(frame.findings?.(subject) ?? []),
    ...(location === undefined
      ? []
      : [
          ...locationFindings(subject, context.locations.get(key), location, {
            ownPassword: context.ownRepositoryPassword,
            writes: !frame.former && frame.schedule.kind !== 'manual',
          }),
          ...testFindings(subject, context.tests.get(key)),
        ]),
    ...(frame.former ? [] : attemptFindings(subject, attempts)),
  ];
}
