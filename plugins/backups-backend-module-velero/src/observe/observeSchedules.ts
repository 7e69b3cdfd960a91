import type { Fact } from 'backstage-plugin-backups-node';
import {
  parseInstant,
  sentenceOf,
  standardCron,
} from 'backstage-plugin-backups-node';
import { scheduleFindings } from '../findings/scheduleFindings';
import type { Backup } from '../read/Backup';
import type { Schedule } from '../read/Schedule';
import { attemptsOf } from './attemptsOf';
import type { Attempt } from './attemptsOf';
import { nameKey } from './nameKey';
import type { ClusterContext } from './ClusterContext';
import type { Observed } from './Observed';
import { defaultLocation } from './defaultLocation';
import { isFromElsewhere } from './isFromElsewhere';
import { labelValue } from './labelValue';
import { malformedFinding } from './malformedFinding';
import { asFormer, isSamePlace, placeOf, plannedFacts } from './plansOf';
import type { Place, PlanFrame } from './plansOf';
import { isInScope, isLeftOut } from './scopeOf';
import { goneTarget, targetOf } from './Target';
import type { Target } from './Target';
import { ofVolumeBefore } from './ofVolumeBefore';
import { volumeWay } from './volumeWay';

const SCHEDULE_LABEL = 'velero.io/schedule-name';

function frameOf(
  schedule: Observed<Schedule>,
  context: ClusterContext,
): PlanFrame {
  const { subject, object, value, problems } = schedule;
  const { spec = {}, status = {} } = value;
  const isUnread = (field: string) =>
    problems.some(problem => problem.field === field);
  const read = standardCron(spec.schedule ?? '', context.timeZone, 'Velero');
  return {
    object: subject.object,
    createdAt: parseInstant(object.metadata.creationTimestamp),
    schedule:
      status.phase === 'FailedValidation'
        ? {
            kind: 'invalid',
            expression: sentenceOf(spec.schedule ?? ''),
            message: sentenceOf(
              (status.validationErrors ?? []).join('; ') ||
                'Velero refuses the Schedule',
            ),
          }
        : read,
    // What cannot be read is not a copy to count on.
    suspended: spec.paused === true || isUnread('spec.paused'),
    ttl: spec.template?.ttl,
    evidence: [
      {
        object: subject.words,
        field: 'spec.schedule',
        value: sentenceOf(spec.schedule ?? '(none)'),
      },
      ...(spec.paused === undefined
        ? []
        : [
            {
              object: subject.words,
              field: 'spec.paused',
              value: String(spec.paused),
            },
          ]),
    ],
  };
}

/** Claims that are not there any more and that these Backups hold copies of. */
function goneTargets(
  backups: readonly Observed<Backup>[],
  context: ClusterContext,
): Target[] {
  if (context.claims === undefined) return [];
  const gone = new Map<string, Target>();
  for (const backup of backups) {
    // What another cluster has is not missing here.
    if (isFromElsewhere(backup)) continue;
    const { namespace, name } = backup.object.metadata;
    for (const upload of context.uploads.of(namespace, name).all) {
      const target = goneTarget(context.cluster, upload);
      if (target && !context.claims.has(target.key)) {
        gone.set(target.key, target);
      }
    }
  }
  return [...gone.values()];
}

/** By the place where copies are, in the order in which places are met. */
function byPlace(
  attempts: readonly Attempt[],
): { place: Place; attempts: Attempt[] }[] {
  const groups: { place: Place; attempts: Attempt[] }[] = [];
  for (const attempt of attempts) {
    const place = placeOf(attempt);
    const known = groups.find(group => isSamePlace(group.place, place));
    if (known) known.attempts.push(attempt);
    else groups.push({ place, attempts: [attempt] });
  }
  return groups;
}

/** Where a Schedule puts a claim; `undefined`: it takes objects only. */
function presentPlace(
  schedule: Observed<Schedule>,
  target: Target,
  attempts: readonly Attempt[],
  context: ClusterContext,
): Place | undefined {
  const { template = {} } = schedule.value.spec ?? {};
  const scoped = { ...target, mounts: target.mounts ?? [] };
  const isTaken =
    target.exists && isInScope(template, scoped) && !isLeftOut(scoped);
  if (!isTaken) return undefined;
  const way = attempts.at(0)?.way ?? volumeWay(template, scoped.mounts);
  const isUploaded = attempts.some(({ upload }) => upload);
  if (!isUploaded && way === 'none') return undefined;
  if (!isUploaded && way === 'snapshot') return 'snapshots';
  return {
    location:
      template.storageLocation ??
      defaultLocation(schedule.object.metadata.namespace, context),
  };
}

/** When the last copy in some places ended. */
function lastEnd(places: readonly { attempts: readonly Attempt[] }[]): number {
  return Math.max(
    0,
    ...places.flatMap(({ attempts }) =>
      attempts.flatMap(attempt =>
        attempt.outcome === 'succeeded' ? attempt.endedAt + 1 : [],
      ),
    ),
  );
}

function plansOfTarget(
  schedule: Observed<Schedule>,
  frame: PlanFrame,
  backups: readonly Observed<Backup>[],
  target: Target,
  context: ClusterContext,
): Fact[] {
  const attempts = attemptsOf(backups, target, context);
  const present = presentPlace(schedule, target, attempts, context);
  const groups = byPlace(attempts);
  const elsewhere = groups.filter(
    ({ place, attempts: made }) =>
      !(present && isSamePlace(place, present)) &&
      made.some(({ outcome }) => outcome === 'succeeded'),
  );
  const here =
    groups.find(({ place }) => present && isSamePlace(place, present))
      ?.attempts ?? [];
  // It is waited for a first copy in a place since the last one elsewhere.
  const movedAt = here.length > 0 ? 0 : lastEnd(elsewhere);
  return [
    ...(present
      ? plannedFacts(
          {
            ...frame,
            createdAt:
              movedAt > 0
                ? Math.max(movedAt, frame.createdAt ?? 0)
                : frame.createdAt,
          },
          target,
          present,
          here,
          context,
        )
      : []),
    ...elsewhere.flatMap(({ place, attempts: made }) =>
      plannedFacts(
        asFormer(frame, true),
        target,
        place,
        made.filter(({ outcome }) => outcome === 'succeeded'),
        context,
      ),
    ),
    ...byPlace(ofVolumeBefore(backups, target, context)).flatMap(
      ({ place, attempts: made }) =>
        plannedFacts(
          asFormer(frame, 'made-anew'),
          { ...target, uid: undefined, createdAt: undefined },
          place,
          made,
          context,
        ),
    ),
  ];
}

/** The Backups that a Schedule made, newest first. */
export function backupsOf(
  schedule: Observed<Schedule>,
  context: ClusterContext,
): Observed<Backup>[] {
  const { namespace, name } = schedule.object.metadata;
  const label = labelValue(name);
  return context.backups.filter(
    ({ object: { metadata } }) =>
      metadata.namespace === namespace &&
      metadata.labels?.[SCHEDULE_LABEL] === label,
  );
}

/** The plans of a Schedule: one for each claim that it takes, or took. */
export function observeSchedule(
  schedule: Observed<Schedule>,
  targets: readonly Target[],
  context: ClusterContext,
): Fact[] {
  const backups = backupsOf(schedule, context);
  const frame: PlanFrame = {
    ...frameOf(schedule, context),
    findings: planSubject => scheduleFindings(planSubject, schedule, backups),
  };
  const { subject, problems } = schedule;
  return [
    ...(problems.length > 0 ? [malformedFinding(subject, problems)] : []),
    ...[...targets, ...goneTargets(backups, context)].flatMap(target =>
      plansOfTarget(schedule, frame, backups, target, context),
    ),
  ];
}

/** Every claim that is there. */
export function targetsOf(context: ClusterContext): Target[] {
  return [...(context.claims?.values() ?? [])].map(claim =>
    targetOf(claim, context.mounts),
  );
}

/**
 * Copies that no Schedule here makes: of Backups that somebody made by hand, and
 * of Schedules that are gone.
 */
export function observeUnscheduled(
  targets: readonly Target[],
  context: ClusterContext,
): Fact[] {
  const scheduled = new Set(
    context.schedules.map(({ object: { metadata } }) =>
      nameKey(metadata.namespace, labelValue(metadata.name)),
    ),
  );
  const backups = context.backups.filter(({ object: { metadata } }) => {
    const label = metadata.labels?.[SCHEDULE_LABEL];
    return (
      label === undefined || !scheduled.has(nameKey(metadata.namespace, label))
    );
  });
  if (backups.length === 0) return [];
  return [...targets, ...goneTargets(backups, context)].flatMap(target =>
    byPlace(
      attemptsOf(backups, target, context).filter(({ upload }) => upload),
    ).flatMap(({ place, attempts }) => {
      const [{ backup }] = attempts;
      const location =
        place === 'snapshots'
          ? undefined
          : context.locations.get(
              nameKey(backup.object.metadata.namespace, place.location),
            );
      if (!location) return [];
      return plannedFacts(
        {
          object: location.subject.object,
          schedule: { kind: 'manual' },
          suspended: false,
          ttl: undefined,
          evidence: [],
        },
        target,
        place,
        attempts,
        context,
      );
    }),
  );
}
