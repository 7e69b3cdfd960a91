import {
  Destination,
  LossView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { ItemDocument } from '../../keep/documents';
import { gotBack } from '../../judge/gotBack';
import { PlanAt } from '../../keep/planAt';

/** What would be lost of an item, and of an entity. */
export interface Losses {
  volume: LossView;
  site: LossView;
}

/**
 * What can be got back: the newest good point anywhere, whether or not its plan
 * counts. "Everything" is lost only where none is known, and whatever could hold
 * one was read.
 */
function newestLoss(
  item: ItemDocument,
  plans: readonly PlanAt[],
  now: number,
  usable: (destination: Destination) => boolean | undefined,
): LossView {
  let newest: { at: number; label: string } | undefined;
  let doubt = item.mayHaveMore === true;
  for (const { document, readAt } of plans) {
    const at = gotBack(document, item.failureDomain, readAt);
    const fits = usable(document.fact.destination);
    if (at === undefined || fits === false) continue;
    if (at === 'not-known' || fits === undefined) doubt = true;
    else if (!newest || at > newest.at) {
      newest = { at, label: document.fact.destination.label };
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
  'not-judged': 0,
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

/**
 * @param losses - of its items that count
 * @param hasMore - there are items that nobody judges
 * @returns the losses of an entity: those of the item that loses most
 */
export function worstLosses(
  losses: readonly Losses[],
  hasMore: boolean,
): Losses {
  const nothing: LossView = {
    kind: hasMore ? 'not-judged' : 'nothing-to-lose',
  };
  return losses.reduce<Losses>(
    (worst, loss) => ({
      volume: worse(worst.volume, loss.volume),
      site: worse(worst.site, loss.site),
    }),
    { volume: nothing, site: nothing },
  );
}
