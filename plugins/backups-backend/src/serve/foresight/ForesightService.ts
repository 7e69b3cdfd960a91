import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ForesightView,
  TogetherResponse,
  WorstDayResponse,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { commonPoint, offSiteOnly } from '../../judge/foresight/commonPoint';
import { Deletion, deletionOf } from '../../judge/foresight/deletion';
import { portalDatabase } from '../../join/portalDatabase';
import { BackupsStore } from '../../keep/BackupsStore';
import { PortalConnection } from '../../keep/connectionOf';
import { DrillStore } from '../../keep/DrillStore';
import { RestoreFacts } from '../../keep/RestoreFacts';
import { RestoreSituations } from '../restore/RestoreSituations';
import { KnownApp, knownApp, newestCopyOf, silentSource } from './KnownApp';
import { keptUntilViews } from './keptUntilViews';
import { knownTests, restoreTestViews } from './restoreTestViews';
import { sentinelView } from './sentinelView';
import { restoreTimeViews } from './restoreTimeViews';
import { commonPointView, deletionView, gateViews } from './foresightViews';
import { witnessViews } from './witnessViews';
import { worstDayView } from './worstDayViews';

/** Of each copy so many restore points are looked at. */
const POINTS = 500;
/** Where only the newest good one matters. */
const NEWEST_POINTS = 12;
/** Of so many apps at most it is said what comes back when the site is lost. */
export const MOST_LOST = 500;
/** So many of the last restores that were tried. */
const DRILLS = 200;

/** What it reads of restores that were tried. */
type Drills = Pick<DrillStore, 'getDrills' | 'getLastProven' | 'getLastDrills'>;
/** What it reads of what was observed. */
type Facts = Pick<
  RestoreFacts,
  'getItemFacts' | 'getItems' | 'getRefills' | 'getRestoreTests'
>;

/** Answers what is ahead of an app, from what is kept. It never calls a cluster. */
export class ForesightService {
  readonly #situations: Pick<RestoreSituations, 'read' | 'readOf'>;
  readonly #store: Pick<BackupsStore, 'getSources'>;
  readonly #drills: Drills;
  readonly #facts: Facts;
  readonly #connection: PortalConnection;

  constructor(options: {
    situations: Pick<RestoreSituations, 'read' | 'readOf'>;
    store: Pick<BackupsStore, 'getSources'>;
    drills: Drills;
    facts: Facts;
    /** Where the portal keeps what it knows. */
    connection: PortalConnection;
  }) {
    this.#situations = options.situations;
    this.#store = options.store;
    this.#drills = options.drills;
    this.#facts = options.facts;
    this.#connection = options.connection;
  }

  async getForesight(entity: Entity): Promise<ForesightView> {
    const [situation, sources, drills] = await Promise.all([
      this.#situations.read(entity, undefined, POINTS),
      this.#store.getSources(),
      this.#drills.getDrills(stringifyEntityRef(entity), DRILLS),
    ]);
    const app = knownApp(situation, sources);
    const { now, members } = app;
    const together = commonPoint(members, now);
    const away = commonPoint(offSiteOnly(members), now);
    const deletions = await this.#deletionsOf(app);
    return {
      entityRef: situation.ref,
      now: instantToIso(now),
      clock: situation.clock,
      together: commonPointView(app, together, false),
      togetherOffSite: commonPointView(app, away, true),
      sentinel: sentinelView(app, drills),
      deletion: app.items.flatMap(item => {
        const deletion = deletions.get(item.key);
        return deletion ? [deletionView(item, deletion)] : [];
      }),
      gates: gateViews(app, deletions, together),
      ...restoreTimeViews(app, drills),
      witnesses: witnessViews(app, drills),
      keptUntil: keptUntilViews(app),
      tests: restoreTestViews(
        app,
        await knownTests(
          app,
          await this.#facts.getRestoreTests(situation.sourceIds),
          this.#drills,
        ),
      ),
    };
  }

  /**
   * @param refs - of entities that the caller may see
   * @param more - there are others that were not looked at
   */
  async getTogether(
    refs: readonly string[],
    more: boolean,
  ): Promise<TogetherResponse> {
    const apps = await this.#appsOf(refs, POINTS);
    const all = {
      items: apps.flatMap(({ items }) => items),
      doubts: new Map(apps.flatMap(({ doubts }) => [...doubts])),
    };
    const now = Math.max(0, ...apps.map(app => app.now));
    // What two apps share goes back once.
    const members = [
      ...new Map(
        apps.flatMap(app => app.members).map(member => [member.key, member]),
      ).values(),
    ];
    const together = commonPoint(members, now);
    const away = commonPoint(offSiteOnly(members), now);
    return {
      now: instantToIso(now),
      apps: apps.length,
      more: more || undefined,
      together: commonPointView(all, together, false),
      togetherOffSite: commonPointView(all, away, true),
    };
  }

  /**
   * @param refs - of entities that the caller may see
   * @param more - there are others that were not looked at
   */
  async getWorstDay(
    refs: readonly string[],
    more: boolean = refs.length > MOST_LOST,
  ): Promise<WorstDayResponse> {
    const apps = await this.#appsOf(refs.slice(0, MOST_LOST), NEWEST_POINTS);
    const keys = apps.flatMap(({ items }) => items.map(({ key }) => key));
    const connection = this.#connection;
    const host = connection.kind === 'server' ? connection.host : undefined;
    const item = host && portalDatabase(host, await this.#facts.getItems());
    return {
      now: instantToIso(Math.max(0, ...apps.map(({ now }) => now))),
      apps: apps.length,
      more: more || undefined,
      ...worstDayView(apps, await this.#facts.getItemFacts(keys), {
        isFile: connection.kind === 'file',
        item: item || undefined,
      }),
    };
  }

  async #appsOf(refs: readonly string[], points: number): Promise<KnownApp[]> {
    const sources = await this.#store.getSources();
    const apps: KnownApp[] = [];
    // One after the other: pages are answered meanwhile.
    for (const ref of refs) {
      const situation = await this.#situations.readOf(ref, undefined, points);
      apps.push(knownApp(situation, sources));
    }
    return apps;
  }

  async #deletionsOf(app: KnownApp): Promise<ReadonlyMap<string, Deletion>> {
    const facts = await this.#facts.getItemFacts(
      app.items.map(({ key }) => key),
    );
    const refills = await this.#facts.getRefills(
      [...facts.values()].flatMap(({ key, aliases }) => [key, ...aliases]),
    );
    return new Map(
      app.items.map(({ key, cluster }): [string, Deletion] => {
        const item = facts.get(key);
        const refill = refills.find(({ fact: { itemKey } }) =>
          [key, ...(item?.aliases ?? [])].includes(itemKey),
        );
        const deletion = deletionOf({
          item,
          refill: refill?.fact,
          newest: newestCopyOf(app, key),
          silent: silentSource(app, cluster, refill?.sourceId),
        });
        return [key, deletion];
      }),
    );
  }
}
