import {
  KeptView,
  Retention,
  RetentionRule,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { joinWords } from 'backstage-plugin-backups-node';
import { PlanDocument } from '../../keep/documents';

const UNITS: Partial<Record<RetentionRule['key'], string>> = {
  hourly: 'an hour',
  daily: 'a day',
  weekly: 'a week',
  monthly: 'a month',
  yearly: 'a year',
};

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

function meaningOf(
  rule: RetentionRule,
  periodSeconds: number | undefined,
): string {
  if (rule.value === '0') return 'keeps none of this kind';
  const { reachSeconds } = rule;
  if (reachSeconds === undefined) return `always the newest ${rule.value}`;
  const window = `one ${UNITS[rule.key] ?? 'each'}, back ${reachInWords(
    rule,
  )} from the newest`;
  if (periodSeconds === undefined) return window;
  const kept = Math.min(
    Number(rule.value),
    Math.floor(reachSeconds / periodSeconds) + 1,
  );
  return kept < Number(rule.value)
    ? `${window}: about ${kept} on this schedule, not ${rule.value}`
    : window;
}

function reachInWords({ key, value, reachSeconds = 0 }: RetentionRule): string {
  const unit = UNITS[key]?.split(' ')[1];
  return unit
    ? `${value} ${unit}${value === '1' ? '' : 's'}`
    : durationInWords(reachSeconds);
}

function isSet(rule: RetentionRule): boolean {
  return rule.value !== '0';
}

function listInWords(rules: readonly RetentionRule[]): string {
  return joinWords(rules.map(rule => `${rule.value} ${rule.key}`));
}

function sentenceOf(
  declared: readonly RetentionRule[],
  kept: readonly RetentionRule[],
  foreign: readonly RetentionRule[],
): string {
  if (!kept.some(isSet)) {
    return 'Every rule is 0, which makes the tool keep everything.';
  }
  const furthest = kept
    .filter(isSet)
    .reduce<RetentionRule | undefined>(
      (longest, rule) =>
        (rule.reachSeconds ?? 0) > (longest?.reachSeconds ?? 0)
          ? rule
          : longest,
      undefined,
    );
  const really = furthest
    ? `keeps up to ${reachInWords(furthest)}`
    : `keeps ${listInWords(kept.filter(isSet))}`;
  const set = declared.filter(isSet);
  const what = set.length > 0 ? listInWords(set) : 'nothing';
  if (foreign.length === 0) {
    return `Declared ${what}, and the repository keeps just that: ${really}.`;
  }
  const count = NUMBERS[foreign.length] ?? String(foreign.length);
  return `Declared ${what}; really ${really}, because ${count} ${
    foreign.length === 1 ? 'key is' : 'keys are'
  } not set by it: ${listInWords(foreign)}.`;
}

/** How far the points that are there reach back. */
function reachOf({ points, proof }: PlanDocument): number | undefined {
  const listing = points ?? proof?.listing;
  // The newest alone has no reach.
  const { newestGood, oldestGoodAt } =
    listing?.extent === 'newest-only' ? {} : listing?.summary ?? {};
  return newestGood && oldestGoodAt !== undefined
    ? newestGood.startedAt - oldestGoodAt
    : undefined;
}

/**
 * Compares what a plan declares with what its repository keeps.
 *
 * @param declaredSentence - what it declares, in words
 * @returns `undefined` where nobody told what the repository keeps
 */
export function keptView(
  document: PlanDocument,
  declaredSentence: string,
): KeptView | undefined {
  const kept: Retention | undefined = document.kept;
  if (!kept) return undefined;
  if (document.fact.retention.chain) {
    // Counts of full backups are no rules; what is held is told beside them.
    return {
      sentence: `${declaredSentence} ${kept.sentence}`,
      differs: false,
      rules: [],
      reachSeconds: reachOf(document),
    };
  }
  const declared = document.fact.retention.declared;
  const rules = [...kept.declared, ...kept.inherited];
  const asDeclared = (rule: RetentionRule) =>
    declared.some(
      other => other.key === rule.key && other.value === rule.value,
    );
  const foreign = rules.filter(rule => isSet(rule) && !asDeclared(rule));
  const lost = declared.filter(
    rule =>
      isSet(rule) &&
      !rules.some(
        other => other.key === rule.key && other.value === rule.value,
      ),
  );
  return {
    sentence: `${sentenceOf(declared, rules, foreign)}${
      lost.length > 0
        ? ` What it declares for ${joinWords(
            lost.map(rule => rule.key),
          )} is not in force.`
        : ''
    }`,
    differs: foreign.length > 0 || lost.length > 0,
    rules: rules.map(rule => ({
      key: rule.key,
      value: rule.value,
      from: rule.from ?? 'this copy',
      meaning: meaningOf(rule, document.periodSeconds),
    })),
    reachSeconds: reachOf(document),
  };
}
