import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  BackupsProvider,
  ClusterReader,
  ClusterSnapshot,
  ReadError,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';
import { mapInParallel } from './mapInParallel';
import { speakable } from './speakable';
import { FailedAttempt, ReadingPace } from './ReadingPace';
import { mergeProjections } from './mergeProjections';
import { withinDeadline } from './withinDeadline';

/** One cluster may take this long; the others do not wait for it. Milliseconds. */
const DEADLINE = 120_000;

/** More at once would only wait for each other. */
const CLUSTERS_AT_ONCE = 10;

/** What became of one cluster in one cycle. */
export interface ClusterReading {
  reader: ClusterReader;
  snapshot?: ClusterSnapshot;
  error?: ReadError;
  /** When the error happened, epoch seconds; absent: in this cycle. */
  failedAt?: number;
  /** When it is tried again, epoch seconds; absent: after an interval. */
  nextReadAt?: number;
}

/**
 * Two providers may keep different parts of one kind: then both are kept. That a
 * folder without the kind says there is none holds where both take it so.
 */
function bothOf(first: ResourceQuery, second: ResourceQuery): ResourceQuery {
  const project = mergeProjections(first.project, second.project);
  const { absentFromFolder = 'unread' } = second;
  const isTakenSo = (first.absentFromFolder ?? 'unread') === absentFromFolder;
  if (isTakenSo && project === second.project) return second;
  return {
    ...first,
    project,
    ...(!isTakenSo && { absentFromFolder: 'unread' as const }),
  };
}

/** Every kind that any provider wants, once. */
function allQueries(providers: readonly BackupsProvider[]): ResourceQuery[] {
  const queries = new Map<string, ResourceQuery>();
  for (const query of providers.flatMap(provider => provider.resources)) {
    const key = resourceKey(query);
    const known = queries.get(key);
    queries.set(key, known ? bothOf(known, query) : query);
  }
  return [...queries.values()];
}

function failedReading(
  reader: ClusterReader,
  failure: FailedAttempt,
): ClusterReading {
  return {
    reader,
    error: failure.error,
    failedAt: failure.at,
    nextReadAt: failure.nextAt,
  };
}

/**
 * Reads all clusters side by side. A cluster that fails or takes too long is a
 * reading with an error; it changes nothing for the others.
 *
 * @param options - `pace`: what is remembered of clusters that failed; `now`:
 * epoch seconds; `deadlineMilliseconds`: for each cluster on its own
 */
export async function readClusters(options: {
  readers: readonly ClusterReader[];
  providers: readonly BackupsProvider[];
  logger: LoggerService;
  signal: AbortSignal;
  pace?: ReadingPace;
  now?: number;
  deadlineMilliseconds?: number;
}): Promise<ClusterReading[]> {
  const { logger, signal, deadlineMilliseconds = DEADLINE } = options;
  const pace = options.pace ?? new ReadingPace();
  const now = options.now ?? Math.floor(Date.now() / 1000);
  const queries = allQueries(options.providers);
  return mapInParallel(options.readers, CLUSTERS_AT_ONCE, async reader => {
    const pause = pace.pauseOf(reader, now);
    if (pause) return failedReading(reader, pause);
    try {
      const snapshot = await withinDeadline(
        reader.cluster,
        inTime => reader.read(queries, { signal: inTime }),
        { signal, deadlineMilliseconds },
      );
      pace.succeeded(reader);
      return { reader, snapshot };
    } catch (error) {
      const readError =
        error instanceof ClusterReadError
          ? error.toReadError()
          : { message: speakable(toError(error).message) };
      logger.warn('A cluster could not be read', {
        cluster: reader.cluster,
        reason: readError.message,
      });
      return failedReading(reader, pace.failed(reader, readError, now));
    }
  });
}
