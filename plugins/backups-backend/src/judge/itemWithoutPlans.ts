import { NEVER, ALWAYS } from 'backstage-plugin-backups-common';
import { JudgedItem, ReadServer } from './JudgedItem';
import { Lack, PossibleCopy } from './Lack';
import { ClusterKnowledge } from '../join/Estate';

/** An item whose state is not known: what may hold a copy was not read. */
export function cannotBeTold(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  lack: Lack,
): JudgedItem {
  return {
    ...base,
    unprotected: false,
    atRiskAt: NEVER,
    unknownAt: ALWAYS,
    lack,
  };
}

/** Judges an item that no plan copies: unprotected only where all was read. */
export function withoutPlans(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  options: {
    cluster: ClusterKnowledge | undefined;
    servers?: readonly ReadServer[];
    possibleCopies: readonly PossibleCopy[];
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
    return cannotBeTold(base, {
      kind: 'unread',
      possible: [...possibleCopies],
      found: false,
    });
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
    return cannotBeTold(base, { kind: 'reading', servers: [] });
  }
  if (unread.length > 0) {
    return cannotBeTold(base, {
      kind: 'reading',
      servers: unread.map(server => server.described),
    });
  }
  return unprotected;
}
