import type { RetentionRule } from 'backstage-plugin-backups-common';

/** One retention rule: `daily 7`, `within 3d`. */
export function ruleText(rule: RetentionRule): string {
  return `${rule.key} ${rule.value}`;
}
