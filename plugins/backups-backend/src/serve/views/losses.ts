import {
  Destination,
  LossView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { ItemDocument } from '../../keep/documents';
import { recoveryWindow } from '../../judge/database/recoveryWindow';
import { dataTime } from '../../judge/memory/dataTime';
import { PlanAt } from '../../keep/planAt';

/** What would be lost of an item, and of an entity. */
export interface Losses {
  volume: LossView;
  site: LossView;
}

function newestLoss(
  item: ItemDocument,
  plans: readonly PlanAt[],
  now: number,
  usable: (destination: Destination) => boolean | undefined,
): LossView {
  let newest: { at: number; label: string } | undefined;
  let doubt = item.unknownAt <= now && plans.length === 0;
  for (const { document, readAt } of plans) {
    const { counted, fact, memory } = document;
    if (!counted.counted) {
      if (counted.certainty === 'not-known') doubt = true;
      continue;
    }
    const fits = usable(fact.destination);
    if (fits === undefined) doubt = true;
    const at = recoveryWindow(document, readAt)?.latest?.at ?? dataTime(memory);
    if (!fits || at === undefined) continue;
    if (!newest || at > newest.at) {
      newest = { at, label: fact.destination.label };
    }
  }
  if (newest) {
    return {
      kind: 'time',
      seconds: Math.max(0, now - newest.at),
      dataTime: instantToIso(newest.at),
      destination: newest.label,
      item: item.name,
    };
  }
  return { kind: doubt ? 'not-known' : 'everything', item: item.name };
}

/**
 * @param now - epoch seconds
 * @returns the two losses of an item: its volume alone, or the site with it
 */
export function itemLosses(
  item: ItemDocument,
  plans: readonly PlanAt[],
  now: number,
): Losses {
  return {
    volume: newestLoss(item, plans, now, () => true),
    site: newestLoss(item, plans, now, destination => destination.offSite),
  };
}

const KIND_RANK: Record<LossView['kind'], number> = {
  'nothing-to-lose': 0,
  time: 1,
  'not-known': 2,
  everything: 3,
};

function worse(a: LossView, b: LossView): LossView {
  if (KIND_RANK[a.kind] !== KIND_RANK[b.kind]) {
    return KIND_RANK[a.kind] > KIND_RANK[b.kind] ? a : b;
  }
  return (b.seconds ?? 0) > (a.seconds ?? 0) ? b : a;
}

/** @returns the losses of an entity: those of the item that loses most */
export function worstLosses(losses: readonly Losses[]): Losses {
  const nothing: LossView = { kind: 'nothing-to-lose' };
  return losses.reduce<Losses>(
    (worst, loss) => ({
      volume: worse(worst.volume, loss.volume),
      site: worse(worst.site, loss.site),
    }),
    { volume: nothing, site: nothing },
  );
}
