import type {
  Fact,
  KubernetesObject,
  MaintenanceFact,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  parseLeniently,
  parseInstant,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { kopiaMaintenanceSchema } from '../read/KopiaMaintenance';
import type { KopiaMaintenance } from '../read/KopiaMaintenance';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';
import { malformedFinding } from './malformedFinding';
import { repositoryAlias } from './repositoryAlias';
import { scheduleOf } from './scheduleOf';

/**
 * Maintenance runs as a CronJob without a time zone, so in that of the cluster's
 * own controller manager, which is UTC; the zone of the VolSync controller has no
 * part in it.
 */
const CRON_JOB_ZONE = 'UTC';

/** Source: `kopiamaintenance_controller.go` of the fork. */
const KNOWN_READY_REASONS = new Set([
  'MaintenanceActive',
  'MaintenanceDisabled',
]);

function statusFindings(subject: Subject, value: KopiaMaintenance): Fact[] {
  const findings: Fact[] = [];
  for (const condition of value.status?.conditions ?? []) {
    if (
      condition?.type === 'MaintenanceHealthy' &&
      condition.reason === 'ExcessiveFailures'
    ) {
      findings.push(
        findingAbout(subject, {
          code: 'maintenance-suspended-by-failures',
          severity: 'erodes',
          title: `Maintenance ${subject.object.name} failed too often and was switched off.`,
          detail:
            'Without maintenance, retention frees no space and the repository grows for ever.',
          fix: `Find out why its jobs fail, then annotate KopiaMaintenance ${subject.object.namespace}/${subject.object.name} with volsync.backube/reset-failures=true.`,
          evidence: [
            {
              field: 'status.conditions[MaintenanceHealthy].reason',
              value: condition.reason,
            },
          ],
        }),
      );
    }
    if (
      condition?.type === 'Ready' &&
      condition.status === 'False' &&
      !KNOWN_READY_REASONS.has(condition.reason ?? '')
    ) {
      findings.push(
        findingAbout(subject, {
          code: 'maintenance-not-ready',
          severity: 'erodes',
          title: `Maintenance ${subject.object.name} is not set up.`,
          detail: sentenceOf(condition.message ?? condition.reason ?? ''),
          evidence: [
            {
              field: 'status.conditions[Ready].reason',
              value: sentenceOf(condition.reason ?? '(none)'),
            },
          ],
        }),
      );
    }
  }
  return findings;
}

/**
 * Turns a KopiaMaintenance into facts. `MaintenanceHealthy` proves little (the
 * fork looks for its failed jobs by labels they do not carry), so health is left
 * to the age of the last success.
 */
export function observeMaintenance(
  object: KubernetesObject,
  context: ClusterContext,
): Fact[] {
  const subject = subjectOf(context.cluster, 'KopiaMaintenance', object);
  const parsed = parseLeniently(kopiaMaintenanceSchema, {
    spec: object.spec,
    status: object.status,
  });
  if (parsed === undefined) return [malformedFinding(subject, [])];
  const { value, problems } = parsed;
  const facts: Fact[] = [];
  if (problems.length > 0) facts.push(malformedFinding(subject, problems));

  const { spec = {}, status = {} } = value;
  // The API server always fills `spec.schedule` in, so it only counts where the
  // trigger says nothing.
  const fromTrigger = Boolean(spec.trigger?.schedule || spec.trigger?.manual);
  const schedule = scheduleOf(
    fromTrigger ? spec.trigger : { schedule: spec.schedule },
    CRON_JOB_ZONE,
  );
  const repository = spec.repository?.repository;
  if (repository) {
    const fact: MaintenanceFact = {
      type: 'maintenance',
      object: subject.object,
      repository: repositoryAlias(
        context.cluster,
        subject.object.namespace,
        repository,
      ),
      schedule: schedule.kind === 'continuous' ? { kind: 'none' } : schedule,
      suspended: spec.suspend === true || spec.enabled === false,
      lastSuccessAt: status.lastMaintenanceTime,
      createdAt: parseInstant(object.metadata.creationTimestamp),
      evidence: [
        {
          object: subject.words,
          field: spec.trigger?.schedule
            ? 'spec.trigger.schedule'
            : 'spec.schedule',
          value: sentenceOf(spec.trigger?.schedule ?? spec.schedule ?? ''),
        },
        {
          object: subject.words,
          field: 'status.lastMaintenanceTime',
          value:
            status.lastMaintenanceTime === undefined
              ? '(never)'
              : new Date(status.lastMaintenanceTime * 1000).toISOString(),
        },
      ],
    };
    facts.unshift(fact);
  }
  facts.push(...statusFindings(subject, value));
  return facts;
}
