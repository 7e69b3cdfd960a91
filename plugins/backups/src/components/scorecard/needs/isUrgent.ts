import type { NeedView } from 'backstage-plugin-backups-common';

/** @returns whether something is lost or cannot be told; the rest weakens restores */
export function isUrgent({ verdict, kind }: NeedView): boolean {
  if (kind.type === 'finding' && kind.severity === 'erodes') return false;
  return verdict === 'at-risk' || verdict === 'cannot-tell';
}
