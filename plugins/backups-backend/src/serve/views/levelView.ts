import {
  LEVEL_OF_RULE,
  LevelView,
  RuleView,
} from 'backstage-plugin-backups-common';
import { KeptRule, LevelDocument } from '../../keep/chronicle/LevelDocument';
import { wordsOfRule } from '../../say/levelRules';

function ruleView(rule: KeptRule): RuleView {
  const { fact, fix, snippet } = wordsOfRule(rule);
  return {
    rule: rule.rule,
    level: LEVEL_OF_RULE[rule.rule],
    result: rule.result,
    fact,
    fix,
    snippet,
    countsFrom: rule.countsFrom,
  };
}

/** @returns a level as pages show it, with what is missing first */
export function levelView(document: LevelDocument): LevelView {
  const rules = document.rules.map(ruleView);
  const missing = rules.filter(({ result }) => result !== 'met');
  return {
    level: document.level,
    expected: document.expected,
    day: document.day,
    ruleVersion: document.ruleVersion,
    // What does not count yet holds nobody back.
    next: missing.find(rule => !rule.countsFrom) ?? missing.at(0),
    rules: [...missing, ...rules.filter(({ result }) => result === 'met')],
  };
}
