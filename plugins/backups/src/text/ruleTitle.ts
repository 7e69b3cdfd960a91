import type { LevelRule } from 'backstage-plugin-backups-common';

const TITLES: Record<LevelRule, string> = {
  covered: 'a copy of everything',
  calm: 'not at risk',
  fresh: 'inside its RPO',
  'off-site': 'an off-site copy',
  drilled: 'a restore drill',
  runbook: 'a restore procedure',
  steady: 'nothing weakens a restore',
  hardened: 'two off-site copies, seen',
};

/** What a rule of the levels asks for, in the fewest words. */
export function ruleTitle(rule: LevelRule): string {
  return TITLES[rule];
}
