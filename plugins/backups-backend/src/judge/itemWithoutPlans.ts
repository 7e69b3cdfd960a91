import { NEVER, ALWAYS } from 'backstage-plugin-backups-common';
import { JudgedItem, ReadServer } from './JudgedItem';
import { Lacking } from './JudgedPlan';
import { ClusterKnowledge } from '../join/Estate';

/** An item whose state is not known: what may hold a copy was not read. */
export function cannotBeTold(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  unknownBecause: string,
  lacking: Lacking = 'reading',
): JudgedItem {
  return {
    ...base,
    unprotected: false,
    atRiskAt: NEVER,
    unknownAt: ALWAYS,
    unknownBecause,
    lacking,
  };
}

/** Judges an item that no plan copies: unprotected only where all was read. */
export function withoutPlans(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  options: {
    cluster: ClusterKnowledge | undefined;
    servers?: readonly ReadServer[];
    possibleCopies: readonly string[];
    knownUnprotected: boolean;
  },
): JudgedItem {
  const { cluster, servers = [], possibleCopies } = options;
  // Neither it nor what copied it is there any more: there is nothing to copy.
  if (base.item.missing && cluster?.scanComplete) {
    return {
      ...base,
      unprotected: false,
      atRiskAt: NEVER,
      unknownAt: NEVER,
    };
  }
  // What is there now comes before what was found missing earlier.
  if (possibleCopies.length > 0) {
    return cannotBeTold(
      base,
      `No copy was found, but ${possibleCopies.join('; ')}.`,
      'unread',
    );
  }
  const unprotected = {
    ...base,
    unprotected: true,
    atRiskAt: ALWAYS,
    unknownAt: NEVER,
  };
  const unread = servers.filter(server => !server.answered);
  const serversStand = unread.every(server => server.absenceStands);
  if (cluster?.absenceStands && serversStand && options.knownUnprotected) {
    return unprotected;
  }
  if (!cluster?.scanComplete) {
    return cannotBeTold(
      base,
      'No copy was found, but not everything that could hold one was read.',
    );
  }
  if (unread.length > 0) {
    return cannotBeTold(
      base,
      `No copy was found, but ${unread
        .map(server => server.described)
        .join(', ')}, which may hold one, was not read.`,
    );
  }
  return unprotected;
}
