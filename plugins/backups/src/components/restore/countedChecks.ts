import type { RunbookCheck } from 'backstage-plugin-backups-common';

/** @returns checks of one label and one standing as one, in words that count them */
export function countedChecks(
  checks: readonly RunbookCheck[],
): { label: string; standing: RunbookCheck['standing']; words: string }[] {
  const groups = new Map<string, RunbookCheck[]>();
  for (const check of checks) {
    const key = `${check.standing} ${check.label}`;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()].map(group => {
    const [{ label, standing }] = group;
    const words = group.length === 1 ? label : `${label} (${group.length})`;
    return { label, standing, words };
  });
}
