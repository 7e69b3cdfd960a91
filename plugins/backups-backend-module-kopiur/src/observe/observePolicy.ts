import type { PlanFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  objectKey,
  latestInstant,
} from 'backstage-plugin-backups-node';
import { UNKNOWN_DESTINATION } from '../destination/destinationOf';
import type { RepositoryReference } from '../read/fields';
import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import { restoreValueOf } from '../restore/RestoreValue';
import { retentionOf } from '../retention/retentionOf';
import { clockOf, dueSlotOf } from './clockOf';
import type { PolicyClock } from './clockOf';
import { evidenceOf } from './evidenceOf';
import { gatesOf } from './gatesOf';
import { identityOf } from './identityOf';
import type { KopiurContext, Observed } from './KopiurContext';
import type { ObservedPlan, Target } from './ObservedPlan';
import type { ObservedRun } from './ObservedRun';
import { plansElsewhere } from './plansElsewhere';
import { PROVIDER_ID } from './providerId';
import { repositoryAlias, repositoryKey } from './repositoryKey';
import { restoreTestedAt } from './restoreTestedAt';
import { runsOf } from './runsOf';
import { sourcesOf } from './sourcesOf';
import type { CopiedSource } from './sourcesOf';

function targetsOf(
  { subject, value }: Observed<SnapshotPolicy>,
  context: KopiurContext,
): Target[] {
  const { repository, repositories = [] } = value.spec ?? {};
  const references = [repository, ...repositories].filter(
    (reference): reference is RepositoryReference =>
      reference?.name !== undefined,
  );
  const keys = new Set(
    references.map(reference =>
      repositoryKey(reference, subject.object.namespace),
    ),
  );
  return [...keys].map(key => ({
    key,
    known: context.repositories.get(key),
  }));
}

/** A run belongs to what it names; what names nothing is of the only one there is. */
function isIn(
  run: ObservedRun,
  target: Target,
  isOnlyTarget: boolean,
): boolean {
  return run.repository === undefined
    ? isOnlyTarget
    : run.repository === target.key;
}

function isOf(run: ObservedRun, source: CopiedSource): boolean {
  const hitsSource =
    run.claim === undefined ? source.isFirst : run.claim === source.claim;
  // Exports and streams have no claim to be named by.
  const isOther = source.claim === undefined && run.claim !== undefined;
  return hitsSource && !isOther;
}

/** From when on it is waited for a first copy in a place that it was moved to. */
function movedAt(former: readonly PlanFact[]): number | undefined {
  const ended = latestInstant(
    former.map(({ lastSuccess }) => lastSuccess?.finishedAt),
  );
  return ended === undefined ? undefined : ended + 1;
}

/** A gate that stands in the way of runs: the newest run's, the schedule's or the repository's. */
function blockedBy(
  snapshots: readonly ObservedRun[],
  clock: PolicyClock,
  policy: Observed<SnapshotPolicy>,
): PlanFact['controllerError'] {
  const waiting = snapshots
    .filter(({ value }) => (value.status?.phase ?? 'Pending') === 'Pending')
    .flatMap(({ value }) => gatesOf(value.status?.conditions));
  const others = [
    ...clock.schedules.flatMap(({ value }) =>
      gatesOf(value.status?.conditions),
    ),
    ...gatesOf(policy.value.status?.conditions),
  ];
  const gate = [...waiting, ...others].find(
    ({ type }) => type !== 'DeletionHeld',
  );
  return gate && { since: gate.since, message: gate.message };
}

/**
 * Kopiur counts failures even where the Snapshots that failed are gone. Of a
 * schedule that runs several policies nobody knows whose they were.
 */
function countedFailures(
  { schedules }: PolicyClock,
  lastSuccess: PlanFact['lastSuccess'],
  isOnlyPlan: boolean,
): PlanFact['lastAttemptFailed'] {
  const [schedule] = schedules;
  if (!schedule || schedules.length > 1 || !isOnlyPlan) return undefined;
  const { consecutiveFailures = 0, lastSchedule } = schedule.value.status ?? {};
  if (consecutiveFailures === 0 || !schedule.value.spec?.policyRef) {
    return undefined;
  }
  const at = lastSchedule?.at;
  if (at !== undefined && lastSuccess && lastSuccess.finishedAt > at) {
    return undefined;
  }
  return {
    since: at,
    message: `${consecutiveFailures} ${
      consecutiveFailures === 1 ? 'run' : 'runs in a row'
    } of SnapshotSchedule ${schedule.subject.object.name} failed.`,
  };
}

/**
 * Turns a SnapshotPolicy into plans: one for each thing that it copies and each
 * repository that it copies it to.
 */
export function observePolicy(
  policy: Observed<SnapshotPolicy>,
  context: KopiurContext,
): ObservedPlan[] {
  const { subject, value, createdAt } = policy;
  const { namespace, name } = subject.object;
  const { spec = {}, status = {} } = value;
  const targets = targetsOf(policy, context);
  const sources = sourcesOf(subject, value, context);
  const all = context.runsOfPolicy.get(`${namespace ?? ''}/${name}`) ?? [];
  const present = new Set(targets.map(({ key }) => key));
  const isOnlyPlan = targets.length === 1 && sources.length === 1;
  return targets.flatMap(target =>
    sources.map((source): ObservedPlan => {
      const { known } = target;
      const clock = clockOf(subject, known, context);
      const ofSource = all.filter(run => isOf(run, source));
      const snapshots = ofSource.filter(run =>
        isIn(run, target, targets.length === 1),
      );
      // What was only found in a catalogue counts where the repository agrees.
      const isListed = context.agreements.get(target.key) === 'agrees';
      const runs = runsOf(
        snapshots.filter(({ origin }) => origin !== 'adopted' || isListed),
      );
      // With several repositories it is not known which one it is about.
      const toldSuccess =
        isOnlyPlan && status.lastSuccessfulSnapshot !== undefined
          ? { finishedAt: status.lastSuccessfulSnapshot }
          : undefined;
      const lastSuccess =
        runs.lastSuccess ??
        (runs.finished.length === 0 ? toldSuccess : undefined);
      const claim =
        source.itemKey === undefined
          ? undefined
          : context.claims?.get(source.itemKey);
      const identity = identityOf(subject, value, source, target);
      const suspended =
        spec.suspend === true ||
        known?.value.spec?.suspend === true ||
        clock.suspended;
      const plan: PlanFact = {
        type: 'plan',
        // The same when a second repository or source is added.
        key: `${objectKey(subject.object)}/${target.key}/${source.name}`,
        fingerprint: `kopiur|${target.key}|${source.name}`,
        madeOf: {
          ...(source.itemKey !== undefined && { claim: source.itemKey }),
          ...(claim?.uid !== undefined && { uid: claim.uid }),
          ...(known && known.place !== known.alias && { place: known.place }),
          ...(identity !== undefined && { identity }),
        },
        madeSince: claim?.createdAt,
        provider: PROVIDER_ID,
        method: 'kopia',
        object: subject.object,
        labels: subject.labels,
        annotations: subject.annotations,
        createdAt,
        itemKey: source.itemKey,
        copiesFolder: source.folder,
        destination: known?.destination ?? UNKNOWN_DESTINATION,
        leads: known?.secretName ? { secretName: known.secretName } : undefined,
        schedule: clock.schedule,
        suspended,
        lastSuccess,
        nextDueAt: dueSlotOf(clock, lastSuccess?.finishedAt),
        runningSince: suspended ? undefined : runs.runningSince,
        queued: suspended ? undefined : runs.queued,
        lastAttemptFailed:
          runs.lastAttemptFailed ??
          countedFailures(clock, lastSuccess, isOnlyPlan),
        controllerError: blockedBy(snapshots, clock, policy),
        nothingCopied: runs.nothingCopied,
        hides: runs.hides,
        records: runs.records,
        logTail: runs.logTail,
        reportsSuccess: true,
        runs: {
          retries: false,
          runner: 'Kopiur',
          inspect: `the Snapshots of ${describeObject(
            subject.object,
          )} (${commandInText(
            kubectl(
              namespace,
              'get',
              'snapshots.kopiur.home-operations.com',
              '-l',
              `kopiur.home-operations.com/config=${name}`,
            ),
          )})`,
        },
        retention: retentionOf(spec.retention),
        writes: {
          repository:
            known?.alias ?? repositoryAlias(context.cluster, target.key),
          identity,
          ownIdentity:
            'Give each policy an identity of its own (spec.identity).',
        },
        restoreTestedAt:
          sources.length === 1
            ? restoreTestedAt(policy, target.key, targets.length === 1)
            : undefined,
        evidence: evidenceOf({ policy, known: target.known, clock, runs }),
        restore: restoreValueOf({
          policy,
          source,
          target,
          runs,
          identity,
          claim,
        }),
      };
      const observed = {
        plan,
        policy,
        source,
        target,
        clock,
        runs,
        snapshots,
        former: [],
      };
      // Copies elsewhere are listed with the first of the repositories of now.
      if (target !== targets[0]) return observed;
      const former = plansElsewhere(observed, ofSource, present, context);
      const since =
        runs.finished.length === 0 && targets.length === 1
          ? movedAt(former)
          : undefined;
      return {
        ...observed,
        plan: since === undefined ? plan : { ...plan, createdAt: since },
        former,
      };
    }),
  );
}
