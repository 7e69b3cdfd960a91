import { LoggerService } from '@backstage/backend-plugin-api';
import { NEVER, toInstant } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  PlanFact,
  ReadError,
  objectKey,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { toError } from '@backstage/errors';
import { SourceRecord } from '../keep/documents';
import { ClusterReading } from './readClusters';

/** A source after this cycle: what it says now, or what it said last. */
export interface ObservedSource {
  record: SourceRecord;
  /** Absent where nothing new is known: then what is kept stands. */
  facts?: Fact[];
}

/** How many intervals a source stays current after a complete reading. */
const CURRENT_INTERVALS = 3;

/** @returns the id of a source: a provider on a cluster */
export function sourceId(cluster: string, providerId: string): string {
  return `${cluster}/${providerId}`;
}

/**
 * @returns a key that is unique within a source, and the same in every cycle
 */
export function factKey(fact: Fact): string {
  switch (fact.type) {
    case 'item':
      return `item/${fact.key}`;
    case 'plan':
      return `plan/${fact.key}/${fact.fingerprint}`;
    case 'workload':
      return `workload/${objectKey(fact.workload)}`;
    case 'maintenance':
      return `maintenance/${objectKey(fact.object)}`;
    case 'finding':
      return `finding/${fact.finding.code}/${objectKey(fact.about.object)}`;
    default: {
      const unplaced: never = fact;
      throw new Error(`Fact without a key: ${JSON.stringify(unplaced)}`);
    }
  }
}

interface SourceReading {
  outcome: 'answered' | 'not-installed' | 'unread';
  readAt?: number;
  error?: ReadError;
  /** Kinds that only enrich, and that were not read. */
  unreadKinds: Set<string>;
}

function readingOf(
  provider: BackupsProvider,
  snapshot: ClusterSnapshot,
): SourceReading {
  const unreadKinds = new Set<string>();
  let installed = false;
  let readAt: number | undefined;
  for (const query of provider.resources) {
    const listing = snapshot.listings.get(resourceKey(query));
    if (!listing || listing.outcome === 'unread') {
      if (query.need === 'carries') {
        return {
          outcome: 'unread',
          error: listing?.error ?? { message: `${query.kind} was not read.` },
          unreadKinds,
        };
      }
      unreadKinds.add(query.kind);
      continue;
    }
    const listedAt = toInstant(listing.readAt);
    readAt = Math.min(readAt ?? listedAt, listedAt);
    const own = query.group !== '' && query.need === 'carries';
    if (listing.outcome === 'complete' && own) installed = true;
  }
  const ownKinds = provider.resources.some(
    query => query.group !== '' && query.need === 'carries',
  );
  return {
    outcome: installed || !ownKinds ? 'answered' : 'not-installed',
    readAt,
    unreadKinds,
  };
}

/**
 * What only enriches was not read: keep what it told last time instead of
 * forgetting it.
 */
function keepEnrichments(
  facts: Fact[],
  kept: readonly Fact[],
  unreadKinds: ReadonlySet<string>,
): Fact[] {
  if (unreadKinds.size === 0) return facts;
  const keptPlans = new Map(
    kept
      .filter((fact): fact is PlanFact => fact.type === 'plan')
      .map(plan => [factKey(plan), plan]),
  );
  const merged = facts.map(fact => {
    const before =
      fact.type === 'plan' ? keptPlans.get(factKey(fact)) : undefined;
    const known = before?.destination.failureDomain !== undefined;
    return fact.type === 'plan' &&
      before &&
      known &&
      fact.destination.failureDomain === undefined
      ? { ...fact, destination: before.destination }
      : fact;
  });
  const present = new Set(merged.map(factKey));
  const stillKnown = kept.filter(
    fact =>
      !present.has(factKey(fact)) &&
      ((fact.type === 'finding' && unreadKinds.has(fact.about.object.kind)) ||
        (fact.type === 'maintenance' && unreadKinds.has(fact.object.kind))),
  );
  return [...merged, ...stillKnown];
}

/**
 * Turns one cluster's reading into its sources. A source that was not read
 * keeps its last complete reading, its time and its facts.
 *
 * @param options - `kept`: source rows by id; `keptFacts`: by source id; `now`: epoch seconds
 */
export function observeSources(options: {
  reading: ClusterReading;
  providers: readonly BackupsProvider[];
  kept: ReadonlyMap<string, SourceRecord>;
  keptFacts: (sourceId: string) => readonly Fact[];
  now: number;
  /** Every reader is a dump: the clock stands still, and so does currency. */
  frozen: boolean;
  logger: LoggerService;
}): ObservedSource[] {
  const { reading, now, logger } = options;
  const { reader, snapshot } = reading;
  return options.providers.map((provider): ObservedSource => {
    const id = sourceId(reader.cluster, provider.id);
    const before = options.kept.get(id);
    const unread = (error: ReadError): ObservedSource => ({
      record: {
        ...(before ?? {
          id,
          cluster: reader.cluster,
          providerId: provider.id,
          readAt: 0,
          currentUntil: 0,
          issues: [],
        }),
        title: provider.title,
        mode: reader.mode,
        intervalSeconds: reader.intervalSeconds,
        outcome: before && before.readAt > 0 ? 'unread' : 'never-read',
        error: { ...error, at: now },
        nextReadAt: now + reader.intervalSeconds,
      },
    });

    if (!snapshot) {
      return unread(reading.error ?? { message: 'It was not read.' });
    }
    const { outcome, readAt, error, unreadKinds } = readingOf(
      provider,
      snapshot,
    );
    if (outcome === 'unread' || readAt === undefined) {
      return unread(error ?? { message: 'Nothing was read.' });
    }
    let facts: Fact[];
    try {
      facts = [...provider.observeCluster(snapshot)];
    } catch (caught) {
      const { message } = toError(caught);
      logger.error('A provider failed', {
        provider: provider.id,
        reason: message,
      });
      return unread({ message: `Provider ${provider.id} failed: ${message}` });
    }
    return {
      record: {
        id,
        cluster: reader.cluster,
        providerId: provider.id,
        title: provider.title,
        mode: reader.mode,
        outcome,
        readAt,
        currentUntil: options.frozen
          ? NEVER
          : readAt + CURRENT_INTERVALS * reader.intervalSeconds,
        intervalSeconds: reader.intervalSeconds,
        nextReadAt:
          reader.mode === 'live' ? now + reader.intervalSeconds : undefined,
        clockNote: reader.clockNote,
        issues: snapshot.issues.map(
          issue => `${issue.where}: ${issue.message}`,
        ),
      },
      facts: keepEnrichments(facts, options.keptFacts(id), unreadKinds),
    };
  });
}
