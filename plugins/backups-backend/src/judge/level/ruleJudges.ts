import { LevelRule } from 'backstage-plugin-backups-common';
import { RuleJudge, ofItems, ruledItems } from './RuleJudgement';
import { DRILL_LASTS } from './drillLasts';
import { offSite, hardened } from './offSiteRules';

const DAY = 86_400;
const FRESH_SHARE = 0.95;
/** Less is too little to tell. */
const LEAST_WATCHED = DAY;

const covered: RuleJudge = input => {
  const { result, items } = ofItems(input, ({ copies }) => {
    if (copies.some(copy => copy.counted)) return 'met';
    return copies.some(copy => copy.doubtful) ? 'not-known' : 'not-met';
  });
  return { rule: 'covered', result, items: ruledItems(items) };
};

const calm: RuleJudge = ({ atRisk }) => {
  if (atRisk === undefined) return { rule: 'calm', result: 'not-known' };
  return { rule: 'calm', result: atRisk ? 'not-met' : 'met' };
};

const fresh: RuleJudge = ({ watched }) => {
  if (watched.observed < LEAST_WATCHED) {
    return { rule: 'fresh', result: 'not-known' };
  }
  const inside = watched.observed - watched.atRisk - watched.unknown;
  const share = inside / watched.observed;
  if (share >= FRESH_SHARE) return { rule: 'fresh', result: 'met', share };
  const possible = (inside + watched.unknown) / watched.observed;
  return {
    rule: 'fresh',
    result: possible >= FRESH_SHARE ? 'not-known' : 'not-met',
    share,
  };
};

const drilled: RuleJudge = input => {
  const { result, items } = ofItems(input, ({ drilledAt }) =>
    drilledAt !== undefined && input.now - drilledAt <= DRILL_LASTS
      ? 'met'
      : 'not-met',
  );
  return { rule: 'drilled', result, items: ruledItems(items) };
};

const runbook: RuleJudge = input => {
  const { result, items } = ofItems(input, ({ copies }) =>
    copies.some(copy => copy.counted && copy.restorable) ? 'met' : 'not-met',
  );
  return { rule: 'runbook', result, items: ruledItems(items) };
};

const steady: RuleJudge = ({ eroding: [eroding] }) =>
  eroding === undefined
    ? { rule: 'steady', result: 'met' }
    : { rule: 'steady', result: 'not-met', eroding };

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
