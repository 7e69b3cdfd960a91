import type { Destination, Retention } from 'backstage-plugin-backups-common';
import type {
  Fact,
  KubernetesObject,
  ParseProblem,
  PlanFact,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  claimKey,
  objectKey,
  parseInstant,
  parseLeniently,
  redactUrl,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { deriveDestination } from '../destination/deriveDestination';
import { fingerprintOf } from '../destination/fingerprintOf';
import { leadsOf } from '../destination/leadsOf';
import { replicationSourceSchema } from '../read/ReplicationSource';
import type { ReplicationSourceSpec } from '../read/ReplicationSource';
import { accessOf } from '../restore/accessOf';
import { restoreValueOf } from '../restore/restoreValueOf';
import { retentionFindings } from '../retention/retentionFindings';
import { retentionOf } from '../retention/retentionOf';
import type { ClusterContext } from './ClusterContext';
import { choiceFindings } from './choiceFindings';
import { claimFindings } from './claimFindings';
import { credentialFindings } from './credentialFindings';
import { cacheFindings, moverAndSecretFindings } from './driftFindings';
import { identityOf } from './identityOf';
import { makingOf } from './makingOf';
import { needsOf } from './needsOf';
import { malformedFinding } from './malformedFinding';
import { moverChoiceOf } from './Mover';
import type { Mover, MoverChoice } from './Mover';
import { moverFindings } from './moverFindings';
import { repositoryAlias } from './repositoryAlias';
import { PROVIDER_ID } from './providerId';
import { runFindings } from './runFindings';
import { runOf } from './runOf';
import { scheduleFindings } from './scheduleFindings';
import { scheduleOf } from './scheduleOf';
import { secretNameOf } from './secretNameOf';
import { sourceEvidence } from './sourceEvidence';
import { statusFindings } from './statusFindings';
import { syncthingFindings } from './syncthingFindings';

type MoverPart = Pick<
  PlanFact,
  | 'fingerprint'
  | 'madeOf'
  | 'madeSince'
  | 'method'
  | 'destination'
  | 'leads'
  | 'retention'
  | 'needs'
  | 'writes'
  | 'reportsSuccess'
  | 'restore'
>;

const NO_DESTINATION: Destination = {
  type: 'unknown',
  label: 'not known',
  derivedFrom: [],
};

const NO_RETENTION: Retention = {
  noHistory: false,
  declared: [],
  inherited: [],
  sentence: 'Not known.',
};

function hasProblemAt(problems: readonly ParseProblem[], field: string) {
  return problems.some(
    problem => problem.field === field || problem.field.startsWith(`${field}.`),
  );
}

/** A time that could not be read may be that of a success. */
function hiddenSuccess(
  problems: readonly ParseProblem[],
): Pick<PlanFact, 'hides'> {
  const isUnread = problems.some(
    ({ field }) => field === 'status' || field === 'status.lastSyncTime',
  );
  return isUnread ? { hides: { successes: true } } : {};
}

/**
 * A trigger that could not be read must not pass for a source without one, which
 * would run all the time.
 */
function scheduleFrom(
  spec: ReplicationSourceSpec,
  choice: MoverChoice,
  problems: readonly ParseProblem[],
  context: ClusterContext,
): PlanSchedule {
  if (hasProblemAt(problems, 'spec.trigger')) {
    return {
      kind: 'invalid',
      expression: '',
      message: 'spec.trigger could not be read',
    };
  }
  if (choice.kind !== 'one') {
    return {
      kind: 'invalid',
      expression: sentenceOf(spec.trigger?.schedule ?? ''),
      message:
        choice.kind === 'none'
          ? 'no known method is set, so VolSync runs nothing'
          : 'several methods are set, so VolSync runs nothing',
    };
  }
  return scheduleOf(spec.trigger, context.timeZone);
}

function moverPart(
  mover: Mover,
  subject: Subject,
  spec: ReplicationSourceSpec,
  context: ClusterContext,
): MoverPart {
  const { namespace, name } = subject.object;
  const secretName = secretNameOf(mover);
  const identity = identityOf(mover, { namespace, name });
  const claim =
    subject.itemKey === undefined
      ? undefined
      : context.claims?.get(subject.itemKey);
  const populator = claim?.value.spec?.dataSourceRef;
  const secrets =
    secretName === undefined
      ? []
      : context.externalSecrets.get(
          repositoryAlias(context.cluster, namespace, secretName),
        ) ?? [];
  const [keys] = secrets;
  return {
    fingerprint: fingerprintOf(mover),
    ...makingOf(
      mover,
      { namespace, itemKey: subject.itemKey, secretName },
      context,
    ),
    method: mover.name,
    destination: deriveDestination(mover, subject, context),
    leads: leadsOf(secretName, secrets, context),
    retention: retentionOf(mover),
    needs: needsOf(mover, subject, context),
    writes:
      secretName === undefined || identity === undefined
        ? undefined
        : {
            repository: repositoryAlias(context.cluster, namespace, secretName),
            identity,
            sharedRetention: true,
            ownIdentity:
              'Give each source its own repository, or for Kopia its own username.',
          },
    // Syncthing never ends a run, and an external tool tells VolSync nothing.
    reportsSuccess: mover.name !== 'syncthing' && mover.name !== 'external',
    restore: restoreValueOf(mover, subject, {
      sourcePVC: spec.sourcePVC,
      claim: claim?.value,
      access: mover.name === 'kopia' ? accessOf(secrets) : undefined,
      keys: keys && {
        externalSecret: keys.subject.object.name,
        store: keys.value.spec?.secretStoreRef?.name,
      },
      populators:
        populator?.kind === 'ReplicationDestination' && populator.name
          ? [populator.name]
          : [],
    }),
  };
}

function moverless(choice: Exclude<MoverChoice, { kind: 'one' }>): MoverPart {
  const method = choice.kind === 'none' ? 'none' : choice.names.join('+');
  return {
    fingerprint: method,
    method,
    destination: NO_DESTINATION,
    retention: NO_RETENTION,
    reportsSuccess: false,
    restore: undefined,
  };
}

/**
 * Turns a ReplicationSource into its plan and what there is to tell about it.
 *
 * @param object - as it was read
 * @returns the plan first; no plan where nothing of the object could be read
 */
export function observeSource(
  object: KubernetesObject,
  context: ClusterContext,
): Fact[] {
  const subject = subjectOf(context.cluster, 'ReplicationSource', object);
  subject.planKey = objectKey(subject.object);
  const parsed = parseLeniently(replicationSourceSchema, {
    spec: object.spec,
    status: object.status,
  });
  if (parsed === undefined) return [malformedFinding(subject, [])];

  const { problems } = parsed;
  const spec = parsed.value.spec ?? {};
  const status = parsed.value.status ?? {};
  if (spec.sourcePVC) {
    subject.itemKey = claimKey(
      context.cluster,
      subject.object.namespace,
      spec.sourcePVC,
    );
  }
  const choice = moverChoiceOf(spec, object.spec);
  const schedule = scheduleFrom(spec, choice, problems, context);
  // What cannot be read is not a copy to count on.
  const suspended =
    spec.paused === true || hasProblemAt(problems, 'spec.paused');
  const { ignoredTick, ...run } = runOf(status, {
    suspended,
    hasSchedule: schedule.kind === 'cron',
    mover: choice.kind === 'one' ? choice.mover.name : undefined,
  });
  const createdAt = parseInstant(object.metadata.creationTimestamp);
  const part =
    choice.kind === 'one'
      ? moverPart(choice.mover, subject, spec, context)
      : moverless(choice);

  const plan: PlanFact = {
    type: 'plan',
    key: subject.planKey,
    provider: PROVIDER_ID,
    object: subject.object,
    labels: subject.labels,
    annotations: subject.annotations,
    createdAt,
    itemKey: subject.itemKey,
    schedule:
      schedule.kind === 'invalid'
        ? {
            ...schedule,
            expression: redactUrl(sentenceOf(schedule.expression)),
          }
        : schedule,
    suspended,
    ...(choice.kind === 'one' &&
      choice.mover.name === 'rclone' && { removesOthers: true }),
    evidence: sourceEvidence(subject, parsed.value, object.status, choice),
    ...run,
    ...hiddenSuccess(problems),
    ...part,
  };
  const facts: Fact[] = [plan];
  if (problems.length > 0) facts.push(malformedFinding(subject, problems));
  if (choice.kind === 'one') {
    facts.push(
      ...scheduleFindings(subject, spec, schedule),
      ...moverFindings(subject, choice.mover),
      ...retentionFindings(choice.mover, subject, part.retention, schedule),
    );
  } else {
    facts.push(...choiceFindings(subject, choice));
  }
  facts.push(
    ...statusFindings(subject, status),
    ...syncthingFindings(subject, spec, status),
    ...runFindings(
      subject,
      { ...run, ignoredTick },
      createdAt,
      spec.kopia?.retain !== undefined,
    ),
    ...claimFindings(subject, spec.sourcePVC, context),
    ...cacheFindings(subject, spec, context),
    ...credentialFindings(plan, context),
    ...moverAndSecretFindings(
      subject,
      { [plan.method]: plan.writes?.repository },
      context,
    ),
  );
  return facts;
}
