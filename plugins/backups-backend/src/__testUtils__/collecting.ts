import { EntityBackups } from 'backstage-plugin-backups-common';
import { BackupsProvider } from 'backstage-plugin-backups-node';
import { mockLogger } from './mockLogger';
import { Collector } from '../collect/Collector';
import { ExemptionRule } from '../config/exemptionConfig';
import { EstateStore } from '../keep/estate/EstateStore';
import { BackupsStore } from '../keep/BackupsStore';
import { DrillStore } from '../keep/DrillStore';
import { ReportStore } from '../keep/ReportStore';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { WorkloadsProvider } from '../observe/workloads/WorkloadsProvider';
import { EstateService } from '../serve/estate/EstateService';
import { BackupsService } from '../serve/BackupsService';
import { component } from './folderPipeline';
import { FakeCluster } from './FakeCluster';
import { tapedeckProvider } from './tapedeck';
import { sqliteDatabase } from '../keep/sqliteDatabase';

/** A pipeline in memory whose clock stands still until a test moves it. */
export class Collecting {
  readonly logger = mockLogger();
  readonly home1 = new FakeCluster('home-1', () => this.now);
  readonly home2 = new FakeCluster('home-2', () => this.now);
  clusters: FakeCluster[] = [this.home1, this.home2];
  providers: BackupsProvider[] = [tapedeckProvider];
  listEntities: () => Promise<CatalogEntity[]>;
  exemptions: ExemptionRule[] = [];
  now = new Date('2026-08-22T10:05:00Z');
  /** Kinds of reports that are still expected; what comes of others is forgotten. */
  reportKinds: string[] = ['tape'];

  private constructor(
    readonly store: BackupsStore,
    readonly estateStore: EstateStore,
    readonly reports: ReportStore,
    readonly drills: DrillStore,
    readonly close: () => Promise<void>,
    apps: readonly string[],
  ) {
    this.listEntities = async () => apps.map(name => component(name));
  }

  /** @param apps - names of the components in the catalog */
  static async create(...apps: string[]): Promise<Collecting> {
    const knex = sqliteDatabase();
    const store = await BackupsStore.create({ knex });
    const reports = new ReportStore(knex);
    const estate = new EstateStore(knex);
    const drills = new DrillStore(knex);
    const close = () => knex.destroy();
    return new Collecting(store, estate, reports, drills, close, apps);
  }

  /** A process of its own over the same database. */
  collector(): Collector {
    return new Collector({
      readers: this.clusters,
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        ...this.providers,
      ],
      store: this.store,
      estate: this.estateStore,
      exemptions: this.exemptions,
      reports: {
        store: this.reports,
        expected: [],
        isExpected: head => this.reportKinds.includes(head.kind),
      },
      tiers: {},
      listFailedDrills: () => this.drills.getFailedItems(),
      logger: this.logger,
      listEntities: () => this.listEntities(),
      clock: () => this.now,
    });
  }

  async collect(collector = this.collector()) {
    return collector.collect({ signal: new AbortController().signal });
  }

  /** Moves the clock. */
  pass(time: { minutes?: number; hours?: number }): void {
    const minutes = (time.minutes ?? 0) + 60 * (time.hours ?? 0);
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  /** What is served of the estate as a whole. */
  estate(): EstateService {
    return new EstateService({
      store: this.store,
      estate: this.estateStore,
      repositories: this.reports,
      clock: () => this.now,
    });
  }

  async view(name: string): Promise<EntityBackups> {
    const { store, reports, drills } = this;
    const service = new BackupsService({
      store,
      reports,
      drills,
      estate: this.estateStore,
      clock: () => this.now,
    });
    return service.getEntityBackups({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
    });
  }
}
