import { NeedView } from 'backstage-plugin-backups-common';

/**
 * Among what is equally bad: what is in no copy comes first, then what a copy
 * does not hold, what is late, what cannot be told, and what only weakens a
 * restore.
 */
export function lossRank({ kind }: Pick<NeedView, 'kind'>): number {
  switch (kind.type) {
    case 'item':
      return { unprotected: 0, 'past-rpo': 2, unknown: 3 }[kind.problem];
    case 'finding':
      return { 'breaks-restore': 1, erodes: 4 }[kind.severity];
    case 'state':
      return kind.state === 'hollow' ? 1 : 2;
    case 'source':
      return 3;
    default: {
      const unplaced: never = kind;
      throw new Error(`Need without a rank: ${JSON.stringify(unplaced)}`);
    }
  }
}
