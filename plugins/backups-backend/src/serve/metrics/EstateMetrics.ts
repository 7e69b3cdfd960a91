import {
  CauseKind,
  VERDICTS,
  Verdict,
  toInstant,
  verdictAt,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../keep/BackupsStore';
import { copiesInTrouble } from '../../judge/causes/copiesInTrouble';
import { EstateStore } from '../../keep/estate/EstateStore';
import { isCurrent } from '../../read/SourceRecord';

/** One scrape asks for several gauges at once; they share one reading. Milliseconds. */
const SHARED_FOR = 5_000;

/** Verdicts and source ages at one instant. */
export interface EstateReading {
  verdicts: Record<Verdict, number>;
  /** References of the entities that are at risk. */
  atRisk: string[];
  sources: {
    cluster: string;
    provider: string;
    /** Seconds since the last complete reading; absent: never read. */
    ageSeconds?: number;
    current: boolean;
  }[];
  /** What several copies in trouble have in common. */
  causes: { kind: CauseKind; subject: string; copies: number }[];
}

function noVerdicts(): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map(verdict => [verdict, 0])) as Record<
    Verdict,
    number
  >;
}

/**
 * Reads what gauges tell, at the instant they are asked: a collector that has
 * died cannot leave a "protected" behind.
 */
export class EstateMetrics {
  readonly #store: BackupsStore;
  readonly #causes: Pick<EstateStore, 'get'> | undefined;
  readonly #clock: () => Date;
  #shared: { at: number; reading: Promise<EstateReading> } | undefined;

  constructor(options: {
    store: BackupsStore;
    /** Without it no causes are told. */
    causes?: Pick<EstateStore, 'get'>;
    clock?: () => Date;
  }) {
    this.#causes = options.causes;
    this.#store = options.store;
    this.#clock = options.clock ?? (() => new Date());
  }

  async read(): Promise<EstateReading> {
    const now = this.#clock();
    // A clock that was set back makes it older than it seems: it is read anew.
    const age = now.getTime() - (this.#shared?.at ?? 0);
    if (!this.#shared || age < 0 || age >= SHARED_FOR) {
      this.#shared = {
        at: now.getTime(),
        reading: this.#readAt(toInstant(now)),
      };
    }
    return this.#shared.reading;
  }

  async #readAt(now: number): Promise<EstateReading> {
    const [rows, sources, causes = []] = await Promise.all([
      this.#store.getEntityThresholds(),
      this.#store.getSources(),
      this.#causes?.get('cause'),
    ]);
    const currentUntil = new Map(
      sources.map(source => [source.id, source.currentUntil] as const),
    );
    const verdicts = noVerdicts();
    const atRisk: string[] = [];
    for (const { ref, thresholds, sourceIds } of rows) {
      const until = Math.min(...sourceIds.map(id => currentUntil.get(id) ?? 0));
      const { verdict } = verdictAt(thresholds, now, until);
      verdicts[verdict] += 1;
      if (verdict === 'at-risk') atRisk.push(ref);
    }
    return {
      verdicts,
      atRisk,
      causes: causes
        .filter(({ from }) => from <= now)
        .map(cause => ({
          kind: cause.kind,
          subject: cause.subject,
          copies: copiesInTrouble(cause, now),
        })),
      sources: sources.map(source => ({
        cluster: source.cluster,
        provider: source.providerId,
        ageSeconds: source.readAt > 0 ? now - source.readAt : undefined,
        current: isCurrent(source, now),
      })),
    };
  }
}
