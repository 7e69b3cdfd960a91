import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  isError,
} from '@backstage/errors';
import {
  ReportResponse,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';
import {
  Fact,
  ListedFact,
  PointFact,
  PointsSummary,
  ReportFormat,
  isAhead,
  normaliseLocation,
} from 'backstage-plugin-backups-node';
import { randomUUID } from 'node:crypto';
import { ReportsConfig, standsFor } from '../config/reportsConfig';
import { ReportStore } from '../keep/ReportStore';
import { limitedBody } from './limitedBody';
import { unhurried } from './unhurried';
import { PointsAhead, countAhead, withPointsAhead } from './pointsAhead';
import { withWhatWasListed } from './withWhatWasListed';
import { listingIdOf, reportSourceId } from '../keep/listingIdOf';
import { Readable } from 'node:stream';

/** Points that are held in memory before they are put aside. */
const BATCH = 50;

/** Facts besides points that one report may say. */
const MOST_FACTS = 10_000;

/** A report as it comes in. Instants are epoch seconds. */
export interface IncomingReport {
  /** Subject of the service that sends it. */
  subject: string;
  kind: string;
  /** As the sender writes it. */
  repository: string;
  takenAt: number;
  /** Seconds until the next one; absent: as the format says. */
  intervalSeconds?: number;
  body: Readable;
  /** `Content-Encoding`. */
  encoding?: string;
}

/**
 * Takes reports in: who may, the size, the format, and only what is newer.
 * Nothing of a report is seen before all of it is understood.
 */
export class ReportReceiver {
  readonly #formats: ReadonlyMap<string, ReportFormat>;
  readonly #config: Pick<ReportsConfig, 'maxBytes' | 'senders'>;
  readonly #store: ReportStore;
  readonly #logger: LoggerService;
  readonly #clock: () => Date;

  constructor(options: {
    formats: readonly ReportFormat[];
    config: Pick<ReportsConfig, 'maxBytes' | 'senders'>;
    store: ReportStore;
    logger: LoggerService;
    /** The wall clock; a simulation gives its own. */
    clock?: () => Date;
  }) {
    const formats = new Map<string, ReportFormat>();
    for (const format of options.formats) {
      if (formats.has(format.kind)) {
        throw new ConflictError(
          `Two providers understand reports of kind '${format.kind}'.`,
        );
      }
      formats.set(format.kind, format);
    }
    this.#formats = formats;
    this.#config = options.config;
    this.#store = options.store;
    this.#logger = options.logger;
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * @returns the repository's alias
   * @throws NotAllowedError unless the configuration lets the subject report it
   */
  authorize(subject: string, kind: string, repository: string): string {
    const alias = normaliseLocation(repository);
    const allowed = this.#config.senders.some(
      sender =>
        sender.subject === subject &&
        sender.kind === kind &&
        sender.repositories.some(entry => standsFor(entry, alias)),
    );
    if (!allowed) {
      throw new NotAllowedError(
        `'${subject}' may not send a ${kind} report of '${alias}'. Allow it in backups.reports.senders.`,
      );
    }
    return alias;
  }

  /**
   * Takes one report.
   *
   * @throws NotAllowedError unless the sender may report this repository
   * @throws NotFoundError for a kind that no provider understands
   * @throws InputError for a body that is not whole or not of this kind
   */
  async receive(report: IncomingReport): Promise<ReportResponse> {
    const { kind, takenAt } = report;
    const repository = this.authorize(report.subject, kind, report.repository);
    const format = this.#formats.get(kind);
    if (!format) {
      throw new NotFoundError(
        `No installed provider understands '${kind}' reports.`,
      );
    }
    const now = toInstant(this.#clock());
    if (isAhead(takenAt, now)) {
      throw new InputError(
        `takenAt is ${
          takenAt - now
        } s in the future. Check the clock of the sender.`,
      );
    }
    const id = listingIdOf(reportSourceId(kind, repository));
    const before = await this.#store.getHead(id);
    if (before && before.takenAt >= takenAt) {
      return {
        outcome: before.takenAt === takenAt ? 'known' : 'older',
        newest: instantToIso(before.takenAt),
      };
    }

    const uploadId = randomUUID();
    try {
      const { facts, listed, ahead } = await this.#parse(
        format,
        report,
        repository,
        uploadId,
        now,
      );
      const outcome = await this.#store.commit({
        head: {
          id,
          kind,
          repository,
          takenAt,
          receivedAt: now,
          intervalSeconds: report.intervalSeconds ?? format.intervalSeconds,
        },
        uploadId,
        listed: listed !== undefined,
        onlyOf: listed?.onlyOf,
        factsOf: (summaries, kept) =>
          listed
            ? [
                ...facts,
                listingOf(
                  format,
                  repository,
                  listed,
                  withPointsAhead(summaries, ahead),
                ),
              ]
            : withWhatWasListed(facts, kept),
      });
      return { outcome, newest: instantToIso(takenAt) };
    } catch (error) {
      await this.#forget(uploadId);
      if (
        isError(error) &&
        (error as { code?: string }).code?.startsWith('Z_')
      ) {
        throw new InputError(`The body cannot be unpacked: ${error.message}`);
      }
      throw error;
    }
  }

  async #parse(
    format: ReportFormat,
    report: IncomingReport,
    repository: string,
    uploadId: string,
    now: number,
  ): Promise<{
    facts: Fact[];
    listed: ListedFact | undefined;
    ahead: PointsAhead;
  }> {
    const { takenAt } = report;
    const ahead: PointsAhead = new Map();
    const body = unhurried(
      limitedBody(report.body, report.encoding, this.#config.maxBytes),
    );
    const facts: Fact[] = [];
    let points: PointFact[] = [];
    let listed: ListedFact | undefined;
    for await (const fact of format.parse(body, { repository, takenAt })) {
      if (fact.type === 'listed') {
        listed = fact;
      } else if (
        fact.type === 'point' &&
        isAhead(fact.finishedAt ?? fact.startedAt, takenAt)
      ) {
        countAhead(ahead, fact);
      } else if (fact.type === 'point') {
        points.push(fact);
        if (points.length >= BATCH) {
          await this.#store.stage(uploadId, points, now);
          points = [];
        }
      } else {
        facts.push(fact);
        if (facts.length > MOST_FACTS) {
          throw new InputError(
            `It says more than ${MOST_FACTS} things besides its points.`,
          );
        }
      }
    }
    await this.#store.stage(uploadId, points, now);
    return { facts, listed, ahead };
  }

  /** What cannot be forgotten now is pruned later. */
  async #forget(uploadId: string): Promise<void> {
    try {
      await this.#store.discard(uploadId);
    } catch (error) {
      this.#logger.warn('Points of a refused report are still put aside', {
        reason: String(error),
      });
    }
  }
}

/** What the points of a report say, counted. */
function listingOf(
  format: ReportFormat,
  repository: string,
  { takenAt, onlyOf, formerSystems }: ListedFact,
  summaries: PointsSummary[],
): Fact {
  const named = onlyOf?.map(
    identity =>
      summaries.find(summary => summary.identity === identity) ?? {
        identity,
        points: 0,
        good: 0,
      },
  );
  const identities = (named ?? summaries).map(summary =>
    formerSystems?.includes(summary.identity)
      ? { ...summary, formerSystem: true as const }
      : summary,
  );
  return {
    type: 'listing',
    method: format.method,
    repository,
    takenAt,
    extent: 'counted',
    ...(onlyOf && { onlyListedNames: true }),
    identities,
    evidence: [
      {
        object: `${format.title} of ${repository}`,
        field: 'takenAt',
        value: instantToIso(takenAt),
      },
    ],
  };
}
