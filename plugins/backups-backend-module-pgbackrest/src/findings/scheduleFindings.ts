import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  parseRobfigCron,
} from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import { findingAbout } from '../observe/findingAbout';
import type { RepositorySchedule } from '../observe/scheduleOf';
import type { Setup } from '../observe/setupsOf';

/** The operator looks once a minute; a slot that passed by so long was not taken. */
const STALLED = 15 * 60;

/**
 * Written with a five-field cron in mind: which the second in front makes
 * another time of.
 */
function fiveFields(subject: Subject, schedule: RepositorySchedule) {
  const expression = schedule.observed.value.spec?.schedule ?? '';
  const parsed = parseRobfigCron(expression);
  const fields = expression.trim().split(/\s+/).length;
  if (fields !== 5 || expression.trim().startsWith('@')) return [];
  const meant = `0 ${expression.trim()}`;
  const works = parseRobfigCron(meant).kind !== 'invalid';
  return [
    findingAbout(subject, {
      code: 'cron-five-fields',
      severity: 'erodes',
      title: `'${expression}' of ${subject.object.name} does not mean what five fields usually mean.`,
      detail:
        `CloudNativePG reads the first field as seconds: this is second, minute, hour, day and month, on any day of the week. ${
          parsed.kind === 'invalid'
            ? `So read it is refused (${parsed.message}), and nothing runs.`
            : ''
        }`.trim(),
      fix: works
        ? `Write six fields. Probably meant: '${meant}'.`
        : 'Write six fields, the second first.',
      evidence: [{ field: 'spec.schedule', value: expression }],
    }),
  ];
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Numbers that a field of a pattern names. */
function numbersOf(field: string, from: number, to: number): number[] {
  return field.split(',').flatMap(part => {
    const [range, step = '1'] = part.split('/');
    const [low, high = low] = range === '*' ? [from, to] : range.split('-');
    const numbers: number[] = [];
    for (let n = Number(low); n <= Number(high); n += Number(step)) {
      numbers.push(n);
    }
    return numbers;
  });
}

/** Whether a schedule names only days that no year has, as 30 February. */
function hasNoDay(expression: string): boolean {
  const parsed = parseRobfigCron(expression);
  if (parsed.kind !== 'fields' || parsed.eitherDay) return false;
  const [, , , day, month] = parsed.pattern.split(' ');
  const days = numbersOf(day, 1, 31);
  return numbersOf(month, 1, 12).every(each =>
    days.every(one => one > DAYS_IN_MONTH[each - 1]),
  );
}

/** Findings about the ScheduledBackups of one repository. */
export function scheduleFindings(
  about: Pick<Subject, 'planKey' | 'itemKey'>,
  schedules: readonly RepositorySchedule[],
  tool: Setup['tool'],
): FindingFact[] {
  const allSuspended = schedules.every(({ suspended }) => suspended);
  return schedules.flatMap(schedule => {
    const { observed, makes, suspended } = schedule;
    const subject = { ...observed.subject, ...about };
    const { spec = {}, status = {} } = observed.value;
    const findings = fiveFields(subject, schedule);
    if (schedule.schedule.kind === 'invalid' && findings.length === 0) {
      findings.push(
        findingAbout(subject, {
          code: 'schedule-invalid',
          severity: 'erodes',
          title: `The schedule of ${subject.object.name} is not one CloudNativePG runs: ${schedule.schedule.message}.`,
          detail: 'Nothing is backed up on a schedule that cannot be read.',
          fix: "Write six fields, the second first, for instance '0 0 3 * * *'. Sunday is 0.",
          evidence: [
            { field: 'spec.schedule', value: schedule.schedule.expression },
          ],
        }),
      );
    }
    if (
      schedule.schedule.kind === 'cron' &&
      hasNoDay(schedule.schedule.expression)
    ) {
      findings.push(
        findingAbout(subject, {
          code: 'schedule-never-fires',
          severity: 'erodes',
          title: `The schedule of ${subject.object.name} can never fire: ${schedule.schedule.expression}.`,
          detail: 'No month that it names has a day that it names.',
          fix: "Write a day that exists, for instance '0 0 3 * * *' for every night at three.",
          evidence: [
            { field: 'spec.schedule', value: schedule.schedule.expression },
          ],
        }),
      );
    }
    if (suspended && !allSuspended) {
      findings.push(
        findingAbout(subject, {
          code: 'schedule-suspended',
          severity: makes === 'full' ? 'erodes' : 'advice',
          title: `The ${makes} backups of ${subject.object.name} are suspended, while others go on.`,
          fix: `Set suspend: false on ${describeObject(
            subject.object,
          )}, or take it away.`,
          evidence: [{ field: 'spec.suspend', value: 'true' }],
        }),
      );
    }
    const { nextScheduleTime } = status;
    if (!suspended && nextScheduleTime !== undefined) {
      findings.push(
        findingAbout(subject, {
          code: 'schedule-stalled',
          severity: 'erodes',
          title: `ScheduledBackup ${subject.object.name} lets its times pass.`,
          detail:
            'It makes no new Backup while an older one of its own is not finished.',
          fix: `Look for its Backup that is neither completed nor failed: ${commandInText(
            kubectl(
              subject.object.namespace,
              'get',
              `backups.${CNPG_GROUP}`,
              '-l',
              `cnpg.io/scheduled-backup=${subject.object.name}`,
            ),
          )}.`,
          evidence: [{ field: 'status.nextScheduleTime' }],
          standsFrom: nextScheduleTime + STALLED,
        }),
      );
    }
    const named = spec.pluginConfiguration?.parameters?.barmanObjectName;
    if (tool === 'barman-cloud' && named !== undefined) {
      findings.push(
        findingAbout(subject, {
          code: 'object-name-ignored',
          severity: 'erodes',
          title: `${subject.object.name} names ObjectStore ${named}, which is ignored.`,
          detail:
            'The plugin writes every backup to the store that the Cluster names, whatever the ScheduledBackup says.',
          fix: 'Take the parameter away; a second store needs another way.',
          evidence: [
            {
              field: 'spec.pluginConfiguration.parameters.barmanObjectName',
              value: named,
            },
          ],
        }),
      );
    }
    return findings;
  });
}
