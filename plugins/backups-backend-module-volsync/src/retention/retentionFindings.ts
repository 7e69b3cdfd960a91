import type { Retention, RetentionRule } from 'backstage-plugin-backups-common';
import type {
  FindingFact,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import { joinWords } from 'backstage-plugin-backups-node';
import type { Mover } from '../observe/Mover';
import { findingAbout } from '../observe/findingAbout';
import { hoursBetweenRuns } from './hoursBetweenRuns';
import { keepsAll } from './retentionOf';

function keptAtMost(rules: readonly RetentionRule[]): number | undefined {
  let sum = 0;
  for (const rule of rules) {
    if (rule.key === 'within' || !/^\d+$/.test(rule.value)) return undefined;
    sum += Number(rule.value);
  }
  return sum;
}

function inheritedKeys(
  mover: Mover,
  subject: Subject,
  retention: Retention,
): FindingFact[] {
  if (
    mover.name !== 'kopia' ||
    retention.inherited.length === 0 ||
    mover.spec.sourcePathOverride
  ) {
    return [];
  }
  const keys = retention.inherited.map(rule => rule.key);
  return [
    findingAbout(subject, {
      code: 'retention-inherited-keys',
      severity: 'advice',
      title: `The retention of ${subject.object.name} leaves ${joinWords(
        keys,
      )} to Kopia's defaults.`,
      detail: `${retention.sentence} What is kept is more, and older, than what the manifest shows.`,
      // Never the advice to set everything to 0: Kopia then keeps everything.
      fix: retention.declared.some(rule => rule.value !== '0')
        ? `Add what is missing under spec.kopia.retain; 0 keeps none of a kind: ${keys
            .map(key => `${key}: 0`)
            .join(', ')}.`
        : 'Set all of latest, hourly, daily, weekly, monthly and yearly under spec.kopia.retain, for instance daily: 7, weekly: 4 and 0 for the others.',
      evidence: [
        {
          field: 'spec.kopia.retain',
          value:
            retention.declared
              .map(rule => `${rule.key}: ${rule.value}`)
              .join(', ') || '(not set)',
        },
      ],
    }),
  ];
}

/** `hourly: N` reaches back N hours from the newest snapshot (Kopia, `ComputeRetentionReasons`). */
function hourlyWindow(
  mover: Mover,
  subject: Subject,
  retention: Retention,
  schedule: PlanSchedule,
): FindingFact[] {
  const rule = retention.declared.find(candidate => candidate.key === 'hourly');
  const hours = hoursBetweenRuns(schedule);
  const asked = Number(rule?.value);
  if (
    mover.name !== 'kopia' ||
    hours === undefined ||
    !Number.isInteger(asked) ||
    asked < 2
  ) {
    return [];
  }
  const kept = Math.min(asked, Math.floor(asked / hours) + 1);
  if (kept >= asked) return [];
  return [
    findingAbout(subject, {
      code: 'hourly-retention-is-a-window',
      severity: 'advice',
      title: `'hourly: ${asked}' keeps about ${kept} of the snapshots of ${subject.object.name}, not ${asked}.`,
      detail: `Kopia's hourly rule reaches back ${asked} hours from the newest snapshot, and this source makes one every ${hours} hours.`,
      fix: `Use spec.kopia.retain.latest to keep a number of snapshots, or hourly: ${
        asked * hours
      } to reach as far back as intended.`,
      evidence: [
        { field: 'spec.kopia.retain.hourly', value: String(asked) },
        {
          field: 'spec.trigger.schedule',
          value: schedule.kind === 'cron' ? schedule.expression : undefined,
        },
      ],
    }),
  ];
}

function keepsOne(
  mover: Mover,
  subject: Subject,
  retention: Retention,
): FindingFact[] {
  if (retention.noHistory || mover.name === 'external') return [];
  const rules = [...retention.declared, ...retention.inherited];
  if (keptAtMost(rules) !== 1) return [];
  return [
    findingAbout(subject, {
      code: 'keeps-one-point-only',
      severity: 'erodes',
      title: `${subject.object.name} keeps a single point to restore from.`,
      detail: `${retention.sentence} Damage that is noticed after the next run cannot be undone.`,
      fix: `Set spec.${mover.name}.retain, for instance daily: 7, weekly: 4.`,
      evidence: [
        {
          field: `spec.${mover.name}.retain`,
          value:
            retention.declared
              .map(rule => `${rule.key}: ${rule.value}`)
              .join(', ') || '(not set)',
        },
      ],
    }),
  ];
}

/** Nobody writes zeros to keep everything. */
function keepsEverything(
  mover: Mover,
  subject: Subject,
  retention: Retention,
): FindingFact[] {
  const rules = [...retention.declared, ...retention.inherited];
  if (retention.noHistory || !keepsAll(rules)) return [];
  return [
    findingAbout(subject, {
      code: 'retention-all-zero',
      severity: 'advice',
      title: `The retention of ${subject.object.name} has only zeros, so nothing is ever removed.`,
      detail: `${retention.sentence} The repository grows without end.`,
      fix: `Say under spec.${mover.name}.retain what is to be kept, for instance daily: 7, weekly: 4.`,
      evidence: [
        {
          field: `spec.${mover.name}.retain`,
          value: rules.map(rule => `${rule.key}: ${rule.value}`).join(', '),
        },
      ],
    }),
  ];
}

function wrongPath(
  mover: Mover,
  subject: Subject,
  retention: Retention,
): FindingFact[] {
  if (mover.name !== 'kopia' || !mover.spec.sourcePathOverride) return [];
  if (retention.declared.length === 0 || retention.inherited.length < 6) {
    return [];
  }
  return [
    findingAbout(subject, {
      code: 'retention-on-wrong-path',
      severity: 'advice',
      title: `The retention of ${subject.object.name} is set on /data and never applies to its snapshots of ${mover.spec.sourcePathOverride}.`,
      detail: `${retention.sentence} VolSync's Kopia mover sets retention on /data even where sourcePathOverride moves the snapshots elsewhere.`,
      fix: `Set the policy on the real path with 'kopia policy set', or remove spec.kopia.sourcePathOverride.`,
      evidence: [
        {
          field: 'spec.kopia.sourcePathOverride',
          value: mover.spec.sourcePathOverride,
        },
      ],
    }),
  ];
}

/**
 * Where the retention of a source is not what it looks like.
 */
export function retentionFindings(
  mover: Mover,
  subject: Subject,
  retention: Retention,
  schedule: PlanSchedule,
): FindingFact[] {
  return [
    ...inheritedKeys(mover, subject, retention),
    ...hourlyWindow(mover, subject, retention, schedule),
    ...keepsOne(mover, subject, retention),
    ...keepsEverything(mover, subject, retention),
    ...wrongPath(mover, subject, retention),
  ];
}
