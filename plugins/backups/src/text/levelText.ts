import type { LevelView } from 'backstage-plugin-backups-common';
import { ruleTitle } from './ruleTitle';

/** A level and what is next: `Level L3 of 5 · next: a restore drill`. */
export function levelText({ level, expected, next }: LevelView): string {
  const expectation =
    expected === undefined ? '' : ` (L${expected} is expected)`;
  return `Level L${level} of 5${expectation}${
    next ? ` · next: ${ruleTitle(next.rule)}` : ''
  }`;
}
