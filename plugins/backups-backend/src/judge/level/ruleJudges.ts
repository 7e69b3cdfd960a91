import { LevelRule } from 'backstage-plugin-backups-common';
import { RuleJudge, ofItems, names, met } from './RuleJudgement';
import { DRILL_LASTS } from './drillLasts';
import { offSite, hardened } from './offSiteRules';

const DAY = 86_400;
const FRESH_SHARE = 0.95;
/** Less is too little to tell. */
const LEAST_WATCHED = DAY;

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
