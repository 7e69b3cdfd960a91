import {
  LEVEL_OF_RULE,
  LevelView,
  RuleView,
} from 'backstage-plugin-backups-common';
import { JudgedRule } from '../../judge/level/judgeLevel';
import { LevelDocument } from '../../keep/chronicle/LevelDocument';

function ruleView(rule: JudgedRule): RuleView {
  return {
    rule: rule.rule,
    level: LEVEL_OF_RULE[rule.rule],
    result: rule.result,
    fact: rule.fact,
    fix: rule.fix,
    snippet: rule.snippet,
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
