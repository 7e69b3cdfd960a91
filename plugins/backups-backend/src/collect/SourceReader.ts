import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BackupsProvider,
  ClusterReader,
  ClusterSnapshot,
} from 'backstage-plugin-backups-node';
import { ClusterConfig } from '../config/BackupsConfig';
import { ClusterKnowledge, ServerKnowledge } from '../join/Estate';
import { SourceRecord } from '../read/SourceRecord';
import { ReportStore } from '../keep/ReportStore';
import { ReportHead } from '../keep/ReportHead';
import { ReaderSupplier } from '../read/ReaderSupplier';
import { clusterKnowledge } from '../join/clusterKnowledge';
import { failedListSource } from '../read/failedListSource';
import { KeptCycle } from '../keep/ledger/KeptCycle';
import { StandingSource } from '../observe/StandingSource';
import { KnownFacts } from '../observe/KnownFacts';
import { observeRemote } from '../observe/observeRemote';
import { observeSources } from '../observe/observeSources';
import { ClusterReading, readClusters } from '../read/readClusters';
import { ReaderList } from '../read/ReaderList';
import { ReadingPace } from '../read/ReadingPace';
import { listRemotes, readRemotes } from '../read/readRemotes';
import { ExpectedReports, reportSources } from './reportSources';
import { serverKnowledge } from '../join/serverKnowledge';

/** One cluster or server may take this long. Seconds. */
const DEADLINE = 120;

/** What there is to read, and how. */
export interface SourceReaderOptions {
  readers: readonly ClusterReader[];
  /** Know further clusters, asked anew in every cycle. */
  suppliers?: readonly ReaderSupplier[];
  /** How single clusters are treated, by name. */
  clusters?: Readonly<Record<string, ClusterConfig>>;
  /** How long reading one cluster or server may take. */
  clusterDeadlineSeconds?: number;
  providers: readonly BackupsProvider[];
  /** What was pushed, and what is expected to be. */
  reports?: {
    store: ReportStore;
    expected: readonly ExpectedReports[];
    isExpected(head: ReportHead): boolean;
  };
  logger: LoggerService;
}

/** What all sources say, those that did not answer by what they said before. */
export interface SourceReadings {
  sources: StandingSource[];
  /** Lists of clusters that could not be had: nobody knows what they would name. */
  failedLists: SourceRecord[];
  /** By name. */
  clusters: ReadonlyMap<string, ClusterKnowledge>;
  servers: readonly ServerKnowledge[];
}

/** @returns each kind that could not be listed, why, and what to do about it */
function unreadLists(snapshot: ClusterSnapshot): string[] {
  return [...snapshot.listings].flatMap(([kind, listing]) =>
    listing.outcome === 'unread'
      ? [`${kind}: ${listing.error.message} ${listing.error.fix ?? ''}`.trim()]
      : [],
  );
}

/** Reads clusters, servers and reports, each for itself, and observes their facts. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  readonly #readerList: ReaderList;
  readonly #pace = new ReadingPace();
  readonly #knownFacts = new KnownFacts();
  readonly #toldIssues = new Map<string, string>();

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    const { clusters = {}, readers, suppliers = [], logger } = options;
    this.#readerList = new ReaderList({ readers, suppliers, clusters, logger });
  }

  /** The next reading asks even clusters that did not answer. */
  hurry(): void {
    this.#pace.forget();
  }

  /**
   * @param kept - of the cycle before
   * @param now - epoch seconds
   */
  async read(
    kept: KeptCycle,
    now: number,
    signal: AbortSignal,
  ): Promise<SourceReadings> {
    const {
      providers,
      logger,
      clusterDeadlineSeconds = DEADLINE,
    } = this.#options;
    const { readers, failures } = await this.#readerList.list(
      [...kept.sources.values()].flatMap(source =>
        source.remote ? [] : source.cluster,
      ),
      signal,
    );
    const common = {
      pace: this.#pace,
      now,
      signal,
      deadlineMilliseconds: clusterDeadlineSeconds * 1000,
      logger,
    };
    const [readings, outcomes] = await Promise.all([
      readClusters({ ...common, readers, providers }),
      readRemotes({
        ...common,
        remotes: listRemotes(providers),
        kept: kept.sources,
      }),
    ]);
    this.#tellIssues(readings);
    const frozen =
      readers.length > 0 && readers.every(reader => reader.mode === 'dump');
    const before = {
      kept: kept.sources,
      keptFacts: (id: string) => kept.factsOf(id),
      now,
    };
    const observed = readings.flatMap(reading =>
      observeSources({ ...before, reading, providers, frozen, logger }),
    );
    const servers = outcomes.map(outcome =>
      observeRemote({ ...before, outcome }),
    );
    const { reports } = this.#options;
    const reported = reports
      ? await reportSources({
          ...reports,
          providers,
          kept: kept.sources,
          now,
        })
      : [];
    return {
      sources: [...observed, ...servers, ...reported].map(
        ({ record, facts, points, complete }) => ({
          record,
          facts: facts
            ? this.#knownFacts.recognise(facts, kept.factsOf(record.id))
            : kept.factsOf(record.id),
          points,
          readAnew:
            facts !== undefined &&
            record.readAt > (kept.sources.get(record.id)?.readAt ?? 0),
          complete,
        }),
      ),
      failedLists: failures.map(failure => failedListSource(failure, now)),
      clusters: clusterKnowledge({ readings, observed, providers }),
      servers: serverKnowledge(outcomes, servers),
    };
  }

  /** Broken files and kinds that may not be listed: all at once, and again only when they change. */
  #tellIssues(readings: readonly ClusterReading[]): void {
    for (const { reader, snapshot } of readings) {
      if (!snapshot) continue;
      const issues = snapshot.issues
        .map(issue => `${issue.where}: ${issue.message}`)
        .concat(unreadLists(snapshot));
      const told = issues.join('; ');
      if (told !== '' && told !== this.#toldIssues.get(reader.cluster)) {
        this.#options.logger.warn('Parts of a cluster could not be read', {
          cluster: reader.cluster,
          issues,
        });
      }
      this.#toldIssues.set(reader.cluster, told);
    }
  }
}
