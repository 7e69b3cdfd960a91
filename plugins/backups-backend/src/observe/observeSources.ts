import { LoggerService } from '@backstage/backend-plugin-api';
import {
  NEVER,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  PointFact,
  ReadError,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { toError } from '@backstage/errors';
import { SourceRecord } from '../read/SourceRecord';
import { withEndingPlans, withoutEndingSchedules } from './endingPlans';
import { keepEnrichments, keepHidden } from './keepKnown';
import { ClusterReading } from '../read/readClusters';
import { unreadSystemsOf } from './unreadBackupSystems';

/** A source after this cycle: what it says now, or what it said last. */
export interface ObservedSource {
  record: SourceRecord;
  /** Absent where nothing new is known: then what is kept stands. */
  facts?: Fact[];
  /** Every restore point that it lists; absent where it lists none. */
  points?: readonly PointFact[];
  /** Absence counts: everything was read, and nothing hid behind broken input. */
  complete: boolean;
}

/** How many intervals a source stays current after a complete reading. */
export const CURRENT_INTERVALS = 3;

/** @returns the id of a source: a provider on a cluster */
export function sourceId(cluster: string, providerId: string): string {
  return `${cluster}/${providerId}`;
}

interface SourceReading {
  outcome: 'answered' | 'not-installed' | 'unread';
  readAt?: number;
  error?: ReadError;
  /** Kinds that only enrich, and that were not read. */
  unreadKinds: Set<string>;
  /** Why they were not, in words. */
  issues: string[];
}

function issueOf(kind: string, error: ReadError | undefined): string {
  const { message, fix } = error ?? { message: 'It was not read.' };
  return [`${kind}: ${message}`, fix].filter(Boolean).join(' ');
}

function readingOf(
  provider: BackupsProvider,
  snapshot: ClusterSnapshot,
): SourceReading {
  const unreadKinds = new Set<string>();
  const issues: string[] = [];
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
          issues,
        };
      }
      unreadKinds.add(query.kind);
      issues.push(issueOf(query.kind, listing?.error));
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
    issues,
  };
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
  const inClusters = options.providers.filter(
    provider => provider.resources.length > 0,
  );
  const unreadSystems = unreadSystemsOf(snapshot, options.providers);
  return inClusters.map((provider): ObservedSource => {
    const id = sourceId(reader.cluster, provider.id);
    const before = options.kept.get(id);
    const unread = (error: ReadError): ObservedSource => ({
      complete: false,
      record: {
        ...(before ?? {
          id,
          cluster: reader.cluster,
          providerId: provider.id,
          readAt: 0,
          currentUntil: 0,
          issues: [],
        }),
        unreadSystems: unreadSystems ?? before?.unreadSystems,
        title: provider.title,
        mode: reader.mode,
        intervalSeconds: reader.intervalSeconds,
        outcome: before && before.readAt > 0 ? 'unread' : 'never-read',
        error: { ...error, at: reading.failedAt ?? now },
        nextReadAt: reading.nextReadAt ?? now + reader.intervalSeconds,
      },
    });

    if (!snapshot) {
      return unread(reading.error ?? { message: 'It was not read.' });
    }
    const { outcome, readAt, error, unreadKinds, issues } = readingOf(
      provider,
      snapshot,
    );
    if (outcome === 'unread' || readAt === undefined) {
      return unread(error ?? { message: 'Nothing was read.' });
    }
    const complete = !snapshot.issues.some(issue => issue.hidesObjects);
    let facts: Fact[];
    try {
      facts = withEndingPlans(
        [
          ...provider.observeCluster(
            withoutEndingSchedules(snapshot, provider),
          ),
        ],
        snapshot,
        provider,
      );
    } catch (caught) {
      const { message } = toError(caught);
      logger.error('A provider failed', {
        provider: provider.id,
        reason: message,
      });
      return unread({ message: `Provider ${provider.id} failed: ${message}` });
    }
    const enriched = keepEnrichments(facts, options.keptFacts(id), unreadKinds);
    const currentUntil = options.frozen
      ? NEVER
      : readAt + CURRENT_INTERVALS * reader.intervalSeconds;
    // Something answers, but with an old reading: a folder nobody writes any more.
    const silent = reader.mode === 'live' && now > currentUntil;
    return {
      record: {
        id,
        cluster: reader.cluster,
        providerId: provider.id,
        title: provider.title,
        mode: reader.mode,
        outcome: silent ? 'unread' : outcome,
        error: silent
          ? {
              message: `${
                reader.cluster
              } has told nothing new since ${instantToIso(readAt)}.`,
              fix: 'Check what exports it, and whether it still runs.',
              at: now,
            }
          : undefined,
        readAt,
        currentUntil,
        intervalSeconds: reader.intervalSeconds,
        nextReadAt:
          reader.mode === 'live' ? now + reader.intervalSeconds : undefined,
        clockNote: reader.clockNote,
        unreadSystems: unreadSystems ?? before?.unreadSystems,
        issues: [
          ...snapshot.issues.map(issue => `${issue.where}: ${issue.message}`),
          ...issues,
        ],
      },
      complete,
      facts: complete ? enriched : keepHidden(enriched, options.keptFacts(id)),
    };
  });
}
