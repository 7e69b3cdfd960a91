import { parseEntityRef } from '@backstage/catalog-model';
import {
  PortalDatabaseView,
  WorstDayItem,
  WorstDayResponse,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { ItemFact } from 'backstage-plugin-backups-node';
import { newestOf, offSiteOnly } from '../../judge/foresight/commonPoint';
import { CopyKey, LostItem, worstDay } from '../../judge/foresight/worstDay';
import { ItemDocument, PlanDocument } from '../../keep/documents';
import {
  beforeInWords,
  comesBackInWords,
  keyInWords,
  loopInWords,
  nothingBackInWords,
  portalInWords,
} from '../../say/foresight/worstDayWords';
import { KnownApp } from './KnownApp';

/** Something that is lost, with what its page shows. */
interface KnownItem extends LostItem {
  document: ItemDocument;
  doubt?: string;
}

/** What is known of the portal's own database. */
export interface KnownPortal {
  /** It is no server. */
  isFile: boolean;
  /** What it stands on; absent: nothing that is read, or several things fit. */
  item?: ItemFact;
}

function keyOf(plan: PlanDocument | undefined): CopyKey | undefined {
  const { leads, object } = plan?.fact ?? {};
  if (!leads?.secretName || !object) return undefined;
  const name = [object.namespace, leads.secretName].filter(Boolean).join('/');
  return {
    secret: `Secret ${name} on ${object.cluster}`,
    store: leads.madeFrom?.store,
  };
}

/** @returns each item of the apps once, with what of it is away from the site */
export function lostItems(
  apps: readonly KnownApp[],
  facts: ReadonlyMap<string, ItemFact>,
): KnownItem[] {
  const items = new Map<string, KnownItem>();
  for (const app of apps) {
    const away = new Map(
      offSiteOnly(app.members).map(member => [member.key, member]),
    );
    const plans = app.situation.items.flatMap(linked => linked.plans);
    const { ref } = app.situation;
    for (const document of app.items) {
      const known = items.get(document.key);
      const appName = parseEntityRef(ref).name;
      if (known) {
        known.apps = [...known.apps, ref];
        known.runs = [...known.runs, appName];
        continue;
      }
      const member = away.get(document.key);
      const back = member && newestOf(member, app.now);
      const mounts = facts.get(document.key)?.mountedBy ?? [];
      items.set(document.key, {
        key: document.key,
        kind: document.kind,
        apps: [ref],
        // A cluster of databases is no store of keys, whatever uses it.
        runs:
          document.kind === 'database-cluster'
            ? []
            : [appName, ...mounts.map(({ name }) => name)],
        back,
        mayHaveMore: member?.mayHaveMore ?? true,
        opensWith: keyOf(plans.find(({ id }) => id === back?.planId)),
        document,
        doubt: back && app.doubts.get(back.planId),
      });
    }
  }
  return [...items.values()];
}

function hostsOf(items: readonly KnownItem[]): string[] {
  const hosts = items.flatMap(({ document: { kind, name } }) =>
    kind === 'nfs-volume' ? name.split(':', 1) : [],
  );
  return [...new Set(hosts)].sort();
}

/** The portal's own database, named only where one of the apps asked about has it. */
function portalView(
  items: readonly KnownItem[],
  portal: KnownPortal,
): PortalDatabaseView {
  if (portal.isFile) {
    return { kind: 'lost', sentence: portalInWords({ outcome: 'file' }) };
  }
  const own = items.find(({ key }) => key === portal.item?.key);
  if (!own) {
    return {
      kind: 'not-known',
      sentence: portalInWords({ outcome: 'not-told' }),
    };
  }
  const without = own.mayHaveMore ? 'not-known' : 'lost';
  const kind = own.back ? 'comes-back' : without;
  const { name: item, cluster } = own.document;
  return {
    kind,
    item,
    cluster,
    sentence: portalInWords({ outcome: 'item', item, kind, back: own.back }),
  };
}

/**
 * @param facts - of the items of the apps
 * @param portal - what is known of the portal's own database
 * @returns what comes back in which order when the site is lost
 */
export function worstDayView(
  apps: readonly KnownApp[],
  facts: ReadonlyMap<string, ItemFact>,
  portal: KnownPortal,
): Omit<WorstDayResponse, 'now' | 'apps' | 'more'> {
  const items = lostItems(apps, facts);
  const byKey = new Map(items.map(item => [item.key, item]));
  const day = worstDay(items);
  const nameOf = (key: string) => byKey.get(key)?.document.name ?? key;
  const view = (key: string): WorstDayItem[] => {
    const item = byKey.get(key);
    if (!item) return [];
    const { document, back } = item;
    const after = (day.after.get(key) ?? [])
      .filter(other => other !== key)
      .map(nameOf);
    return [
      {
        itemKey: key,
        item: document.name,
        cluster: document.cluster,
        namespace: document.namespace,
        apps: [...item.apps],
        back: back && {
          planId: back.planId,
          destination: back.destination,
          dataTime: instantToIso(back.at),
          grade: back.grade,
        },
        after,
        sentence: back
          ? comesBackInWords(back, after, item.doubt)
          : nothingBackInWords(item.mayHaveMore),
      },
    ];
  };
  return {
    portal: portalView(items, portal),
    before: beforeInWords(hostsOf(items)),
    waves: day.waves.map(wave => ({ items: wave.flatMap(view) })),
    lost: day.lost.flatMap(view),
    notKnown: day.notKnown.flatMap(view),
    keys: day.keys.map(({ place, store, secrets, opens, holders }) => {
      const told = { place, store, secrets, opens: opens.map(nameOf) };
      return {
        ...told,
        sentence: keyInWords({ ...told, holders: holders.map(nameOf) }),
      };
    }),
    loops: day.loops.map(loop => {
      const names = loop.map(nameOf);
      return { items: names, sentence: loopInWords(names) };
    }),
  };
}
