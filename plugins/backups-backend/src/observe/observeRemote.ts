import { Fact, isAhead } from 'backstage-plugin-backups-node';
import { SourceRecord } from '../read/SourceRecord';
import { keepHidden } from './keepKnown';
import { CURRENT_INTERVALS, ObservedSource } from './observeSources';
import { RemoteOutcome, remoteSourceId } from '../read/readRemotes';

/**
 * Turns what became of a server into its source. A server that was not read
 * keeps its last complete reading, its time and its facts.
 *
 * @param options - `kept`: source rows by id; `keptFacts`: by source id; `now`: epoch seconds
 */
export function observeRemote(options: {
  outcome: RemoteOutcome;
  kept: ReadonlyMap<string, SourceRecord>;
  keptFacts: (sourceId: string) => readonly Fact[];
  now: number;
}): ObservedSource {
  const { outcome, now } = options;
  const { provider, remote, result } = outcome;
  const id = remoteSourceId(outcome);
  const before = options.kept.get(id);
  const record: SourceRecord = {
    ...(before ?? {
      readAt: 0,
      currentUntil: 0,
      issues: [],
      outcome: 'never-read',
    }),
    id,
    cluster: remote.id,
    remote: true,
    enriches: remote.enriches,
    hosts: remote.hosts,
    providerId: provider.id,
    title: remote.title,
    mode: 'live',
    intervalSeconds: remote.intervalSeconds,
  };
  switch (result.kind) {
    case 'not-due':
      // What it said last is still all that it says.
      return { record, complete: true };
    case 'failed':
      return {
        complete: false,
        record: {
          ...record,
          outcome: record.readAt > 0 ? 'unread' : 'never-read',
          error: { ...result.error, at: result.at },
          nextReadAt: result.nextAt,
        },
      };
    case 'answered':
      return {
        complete: result.complete,
        // No point is offered whose time cannot be.
        points: result.points?.filter(
          ({ startedAt, finishedAt = startedAt }) =>
            !isAhead(finishedAt, result.readAt),
        ),
        facts: result.complete
          ? result.facts
          : keepHidden(result.facts, options.keptFacts(id)),
        record: {
          ...record,
          outcome: 'answered',
          error: undefined,
          readAt: result.readAt,
          currentUntil:
            result.readAt + CURRENT_INTERVALS * remote.intervalSeconds,
          nextReadAt: now + remote.intervalSeconds,
          issues: result.issues.map(
            issue => `${issue.where}: ${issue.message}`,
          ),
        },
      };
    default: {
      const unplaced: never = result;
      throw new Error(`Outcome without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}
