import type {
  FindingFact,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { ReplicationSourceSpec } from '../read/ReplicationSource';
import { findingAbout } from './findingAbout';

/** Findings about how a source is triggered. */
export function scheduleFindings(
  subject: Subject,
  spec: ReplicationSourceSpec,
  schedule: PlanSchedule,
): FindingFact[] {
  const { name, namespace } = subject.object;
  switch (schedule.kind) {
    case 'manual':
      if (schedule.hidden === undefined) return [];
      return [
        findingAbout(subject, {
          code: 'manual-trigger-hides-schedule',
          severity: 'erodes',
          title: `A manual trigger switches off the schedule of ${name}.`,
          detail: `VolSync ignores spec.trigger.schedule as long as spec.trigger.manual is set. Nothing is copied until the trigger changes, while the last success stays green.`,
          fix: `Remove spec.trigger.manual from ReplicationSource ${namespace}/${name}.`,
          evidence: [
            {
              field: 'spec.trigger.manual',
              value: sentenceOf(spec.trigger?.manual ?? ''),
            },
            {
              field: 'spec.trigger.schedule',
              value: sentenceOf(spec.trigger?.schedule ?? ''),
            },
          ],
        }),
      ];
    case 'invalid':
      return [
        findingAbout(subject, {
          code: 'schedule-invalid',
          severity: 'erodes',
          title: `The schedule of ${name} is not one VolSync runs: ${sentenceOf(
            schedule.message,
          )}.`,
          detail: 'Nothing is copied on a schedule that cannot be read.',
          fix: `Set spec.trigger.schedule to five fields (minute, hour, day of month, month, day of week), for instance '15 3 * * *'.`,
          evidence: [
            {
              field: 'spec.trigger.schedule',
              value: sentenceOf(schedule.expression),
            },
          ],
        }),
      ];
    case 'cron':
    case 'several':
    case 'continuous':
    case 'none':
      return [];
    default: {
      const never: never = schedule;
      return never;
    }
  }
}
