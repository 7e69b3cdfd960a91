import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { toInstant } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  Fact,
  PointFact,
  ReadError,
  ReadIssue,
  RemoteReadError,
  RemoteSource,
} from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';
import { mapInParallel } from './mapInParallel';
import { speakable } from './speakable';
import { SourceRecord } from './SourceRecord';
import { ReadingPace } from './ReadingPace';
import { withinDeadline } from './withinDeadline';

const REMOTES_AT_ONCE = 10;

/** A configured server and who reads it. */
export interface ListedRemote {
  provider: BackupsProvider;
  remote: RemoteSource;
}

/** What became of one server in one cycle. Instants are epoch seconds. */
export interface RemoteOutcome extends ListedRemote {
  result:
    | {
        kind: 'answered';
        readAt: number;
        facts: Fact[];
        points?: readonly PointFact[];
        complete: boolean;
        issues: ReadIssue[];
      }
    | { kind: 'failed'; error: ReadError; at: number; nextAt: number }
    /** It answered lately, and it is not its turn yet. */
    | { kind: 'not-due' };
}

/** @returns the id of a server among the sources */
export function remoteSourceId({ provider, remote }: ListedRemote): string {
  return `remote:${provider.id}/${remote.id}`;
}

/** @returns every configured server */
export function listRemotes(
  providers: readonly BackupsProvider[],
): ListedRemote[] {
  return providers.flatMap(provider =>
    (provider.remotes ?? []).map(remote => ({ provider, remote })),
  );
}

function readErrorOf(caught: unknown): ReadError {
  return caught instanceof RemoteReadError || caught instanceof ClusterReadError
    ? caught.toReadError()
    : { message: speakable(toError(caught).message) };
}

/**
 * Reads the servers whose turn it is, side by side. One that fails, throws or
 * takes too long is an outcome with an error; it changes nothing for the
 * others.
 *
 * @param options - `kept`: source rows by id; `now`: epoch seconds;
 * `deadlineMilliseconds`: of the cycle, a shorter one of the server's own wins
 */
export async function readRemotes(options: {
  remotes: readonly ListedRemote[];
  kept: ReadonlyMap<string, SourceRecord>;
  pace: ReadingPace;
  now: number;
  signal: AbortSignal;
  deadlineMilliseconds: number;
  logger: LoggerService;
}): Promise<RemoteOutcome[]> {
  const { kept, pace, now, signal, logger } = options;
  return mapInParallel(
    options.remotes,
    REMOTES_AT_ONCE,
    async (listed): Promise<RemoteOutcome> => {
      const { provider, remote } = listed;
      const pause = pace.pauseOf(remote, now);
      if (pause) return { ...listed, result: { kind: 'failed', ...pause } };
      const before = kept.get(remoteSourceId(listed));
      const answeredBefore = before?.outcome === 'answered';
      if (answeredBefore && !pace.isDue(remote, now, before.nextReadAt ?? 0)) {
        return { ...listed, result: { kind: 'not-due' } };
      }
      try {
        const result = await withinDeadline(
          remote.id,
          async inTime => {
            const reading = await remote.read({ signal: inTime });
            return {
              kind: 'answered' as const,
              readAt: toInstant(reading.readAt),
              facts: [...reading.facts],
              points: reading.points,
              complete: reading.complete ?? true,
              issues: reading.issues ?? [],
            };
          },
          {
            signal,
            deadlineMilliseconds: Math.min(
              remote.deadlineSeconds * 1000,
              options.deadlineMilliseconds,
            ),
          },
        );
        pace.succeeded(remote);
        return { ...listed, result };
      } catch (caught) {
        const error = readErrorOf(caught);
        logger.warn('A server could not be read', {
          server: remote.id,
          provider: provider.id,
          reason: error.message,
        });
        const failure = pace.failed(remote, error, now);
        return { ...listed, result: { kind: 'failed', ...failure } };
      }
    },
  );
}
