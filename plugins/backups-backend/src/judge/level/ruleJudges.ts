import {
  LevelRule,
  RuleResult,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { LevelCopy, LevelInput, LevelItem } from './LevelInput';
import { DRILL_LASTS } from './drillLasts';

const DAY = 86_400;
const FRESH_SHARE = 0.95;
/** Less is too little to tell. */
const LEAST_WATCHED = DAY;
const INDEPENDENT_COPIES = 2;

/** What became of a rule, and what to do about it. */
export interface RuleJudgement {
  result: RuleResult;
  /** Why, in a sentence. */
  fact: string;
  fix?: string;
  /** Configuration that does it. */
  snippet?: string;
}

type RuleJudge = (input: LevelInput) => RuleJudgement;

function met(fact: string): RuleJudgement {
  return { result: 'met', fact };
}

function names(items: readonly LevelItem[]): string {
  const shown = items.slice(0, 3).map(item => item.name);
  return items.length > shown.length
    ? `${shown.join(', ')} and ${items.length - shown.length} more`
    : shown.join(', ');
}

/** Tells a rule about items: one that certainly fails it weighs more than one nobody can tell. */
function ofItems(
  { items }: LevelInput,
  judge: (item: LevelItem) => RuleResult,
  words: Record<RuleResult, (items: LevelItem[]) => string>,
  help: (failed: LevelItem[]) => Pick<RuleJudgement, 'fix' | 'snippet'>,
): RuleJudgement {
  for (const result of ['not-met', 'not-known'] as const) {
    const found = items.filter(item => judge(item) === result);
    if (found.length > 0) {
      return { result, fact: words[result](found), ...help(found) };
    }
  }
  return met(words.met(items));
}

/** The largest acceptable loss when the site is gone, and how long past it is forgiven. Seconds. */
function offsiteLimit(
  item: LevelItem,
  declared: number | undefined,
): { rpo: number; limit: number } {
  const offSite = item.copies.filter(copy => copy.offSite);
  const periods = offSite.flatMap(copy => copy.periodSeconds ?? []);
  const rpo =
    declared ??
    Math.max(
      item.rpoSeconds ?? 0,
      DAY,
      ...(periods.length > 0 ? [Math.min(...periods)] : []),
    );
  const fastest = [...offSite].sort(
    (a, b) => (a.periodSeconds ?? Infinity) - (b.periodSeconds ?? Infinity),
  )[0];
  return { rpo, limit: rpo + Math.min(fastest?.graceSeconds ?? 0, rpo / 2) };
}

function offSiteResult(item: LevelItem, input: LevelInput): RuleResult {
  const { limit } = offsiteLimit(item, input.offsiteRpoSeconds);
  const inTime = (copy: LevelCopy) =>
    copy.dataTime !== undefined && input.now - copy.dataTime <= limit;
  if (item.copies.some(copy => copy.counted && copy.offSite && inTime(copy))) {
    return 'met';
  }
  const doubt = item.copies.some(
    copy =>
      (copy.doubtful && copy.offSite !== false) ||
      (copy.counted && copy.offSite === undefined && inTime(copy)),
  );
  return doubt ? 'not-known' : 'not-met';
}

/** Labels of places of which nobody says whether they are off-site. */
function unplacedLabels(items: readonly LevelItem[]): string[] {
  const labels = items.flatMap(item =>
    item.copies.flatMap(copy => (copy.offSite === undefined ? copy.label : [])),
  );
  return [...new Set(labels)].sort();
}

function independentOffSite(item: LevelItem, onlySeen: boolean): number {
  return new Set(
    item.copies
      .filter(copy => copy.counted && copy.offSite && (copy.seen || !onlySeen))
      .map(copy => copy.failureDomain ?? copy.label),
  ).size;
}

function isLocked({ counted, lockedSeconds }: LevelCopy): boolean {
  return counted && lockedSeconds !== undefined && lockedSeconds > 0;
}

function hardenedResult(item: LevelItem): RuleResult {
  if (independentOffSite(item, true) >= INDEPENDENT_COPIES) return 'met';
  const locked = item.copies.filter(isLocked);
  if (locked.some(({ seen }) => seen)) return 'met';
  const mayBe =
    locked.length > 0 ||
    independentOffSite(item, false) >= INDEPENDENT_COPIES ||
    item.copies.some(
      copy => copy.counted && copy.offSite && copy.lockedSeconds === undefined,
    );
  return mayBe ? 'not-known' : 'not-met';
}

const covered: RuleJudge = input =>
  ofItems(
    input,
    item => {
      if (item.copies.some(copy => copy.counted)) return 'met';
      return item.copies.some(copy => copy.doubtful) ? 'not-known' : 'not-met';
    },
    {
      met: items =>
        items.length === 1
          ? `${names(items)} has a usable copy.`
          : `All ${items.length} items have a usable copy.`,
      'not-met': items => `No copy counts of ${names(items)}.`,
      'not-known': items =>
        `Whether a copy of ${names(items)} counts is not known.`,
    },
    () => ({
      fix: 'Add a backup to a place that is not lost together with the volume, or say why it needs none (annotation backups/exempt).',
    }),
  );

const calm: RuleJudge = ({ atRisk }) => {
  if (atRisk === undefined) {
    return {
      result: 'not-known',
      fact: 'Whether it is at risk cannot be told now.',
      fix: 'Let the portal read what does not answer; the app’s Backups tab names it.',
    };
  }
  return atRisk
    ? {
        result: 'not-met',
        fact: 'It is at risk now.',
        fix: 'Mend what the app’s Backups tab lists first.',
      }
    : met('It is not at risk.');
};

const fresh: RuleJudge = ({ watched }) => {
  if (watched.observed < LEAST_WATCHED) {
    return {
      result: 'not-known',
      fact: 'It has been watched for less than a day.',
      fix: 'Nothing is to be done: the portal has to watch it for a day.',
    };
  }
  const inside = watched.observed - watched.atRisk - watched.unknown;
  const share = inside / watched.observed;
  const words = `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
  if (share >= FRESH_SHARE) {
    return met(`It was inside its RPO for ${words} of the last seven days.`);
  }
  const possible = (inside + watched.unknown) / watched.observed;
  return {
    result: possible >= FRESH_SHARE ? 'not-known' : 'not-met',
    fact: `It is known to have been inside its RPO for ${words} of the last seven days; 95 % are needed.`,
    fix: 'Copy it more often, mend what keeps failing, or declare an RPO that fits (annotation backups/rpo).',
  };
};

const offSite: RuleJudge = input =>
  ofItems(
    input,
    item => offSiteResult(item, input),
    {
      met: items =>
        `Off-site copies of ${names(items)} are younger than ${durationInWords(
          Math.max(
            ...items.map(
              item => offsiteLimit(item, input.offsiteRpoSeconds).rpo,
            ),
          ),
        )}.`,
      'not-met': items =>
        `No off-site copy of ${names(items)} is younger than ${durationInWords(
          Math.min(
            ...items.map(
              item => offsiteLimit(item, input.offsiteRpoSeconds).rpo,
            ),
          ),
        )}.`,
      'not-known': items =>
        `Whether a copy of ${names(items)} is off-site is not known.`,
    },
    items => {
      const labels = unplacedLabels(items);
      return labels.length > 0
        ? {
            fix: `Say where ${labels.join(
              ', ',
            )} is: set offSite under backups.destinations.`,
            snippet: [
              'backups:',
              '  destinations:',
              ...labels.flatMap(label => [
                `    # the entry that matches ${label}`,
                `    - label: ${JSON.stringify(label)}`,
                '      offSite: true',
              ]),
            ].join('\n'),
          }
        : {
            fix: 'Add a backup to a place outside the site, or mend the one there is.',
          };
    },
  );

const drilled: RuleJudge = input =>
  ofItems(
    input,
    item =>
      item.drilledAt !== undefined && input.now - item.drilledAt <= DRILL_LASTS
        ? 'met'
        : 'not-met',
    {
      met: items => `${names(items)}: restored in a drill in the last 90 days.`,
      'not-met': items =>
        `No drill in the last 90 days brought back ${names(items)}.`,
      'not-known': items => `Drills of ${names(items)} are not known.`,
    },
    () => ({
      fix: 'Restore it into a new volume, check what came back, and record that as a drill.',
    }),
  );

const runbook: RuleJudge = input =>
  ofItems(
    input,
    item =>
      item.copies.some(copy => copy.counted && copy.restorable)
        ? 'met'
        : 'not-met',
    {
      met: items =>
        `How to restore ${names(items)} is written from live objects.`,
      'not-met': items =>
        `Nothing that is read says how to restore ${names(items)}.`,
      'not-known': items => `How to restore ${names(items)} is not known.`,
    },
    () => ({
      fix: 'Use a backup tool whose provider writes the steps, and let the portal read its objects.',
    }),
  );

const steady: RuleJudge = ({ eroding }) =>
  eroding.length === 0
    ? met('Nothing that was read erodes it.')
    : {
        result: 'not-met',
        fact: eroding[0],
        fix: 'The app’s Backups tab says how to mend it.',
      };

const hardened: RuleJudge = input =>
  ofItems(
    input,
    hardenedResult,
    {
      met: items =>
        `Two independent off-site copies of ${names(
          items,
        )}, or one that nobody can delete, were seen in their repositories.`,
      'not-met': items =>
        `${names(
          items,
        )} has fewer than two independent off-site copies, and none that nobody can delete.`,
      'not-known': items =>
        `Nobody has told what the off-site repositories hold of ${names(
          items,
        )}, or whether they lock it.`,
    },
    items => ({
      fix: items.every(item => hardenedResult(item) === 'not-known')
        ? 'Let a job beside the repositories report what they hold and lock.'
        : 'Add a second off-site copy at another provider, or an object lock to the bucket of one.',
    }),
  );

/** How each rule is judged. */
export const ruleJudges: Record<LevelRule, RuleJudge> = {
  covered,
  calm,
  fresh,
  'off-site': offSite,
  drilled,
  runbook,
  steady,
  hardened,
};
