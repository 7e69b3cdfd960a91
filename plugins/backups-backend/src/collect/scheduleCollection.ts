import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import {
  RefreshResponse,
  dayOf,
  toInstant,
} from 'backstage-plugin-backups-common';
import { StartedCollector } from './thread/startCollector';

const TASK = 'backups-collect';

/** A refresh that follows another one this closely does nothing. Milliseconds. */
const REFRESH_PAUSE = 15_000;

/** Runs and days are kept for 13 months. Seconds. */
const KEPT = 396 * 86_400;
/** Pruning every cycle would be waste. */
const PRUNE_EVERY = 86_400;
/** An upload that has not ended by then never will. Seconds. */
const LONGEST_UPLOAD = 86_400;

/**
 * Runs the collector once in the whole fleet, every interval.
 *
 * @returns `refresh`, which asks for a cycle now
 */
export async function scheduleCollection(options: {
  collector: Pick<StartedCollector, 'collect' | 'hurry' | 'prune'>;
  scheduler: SchedulerService;
  logger: LoggerService;
  intervalSeconds: number;
}): Promise<{ refresh(): Promise<RefreshResponse> }> {
  const { collector, scheduler, logger, intervalSeconds } = options;
  // By a clock that nobody sets: a jump of the other must not stop it.
  let prunedAt = -Infinity;
  await scheduler.scheduleTask({
    id: TASK,
    frequency: { seconds: intervalSeconds },
    // A killed leader keeps its ticket for this long.
    timeout: { seconds: 2 * intervalSeconds },
    // The catalog answers a little after start-up.
    initialDelay: { seconds: 3 },
    scope: 'global',
    fn: async signal => {
      const summary = await collector.collect({ signal });
      logger.debug('Collected', { ...summary });
      const now = toInstant(new Date());
      if (performance.now() - prunedAt > 1000 * PRUNE_EVERY) {
        await collector.prune({
          runs: now - KEPT,
          day: dayOf(now - KEPT),
          uploads: now - LONGEST_UPLOAD,
        });
        prunedAt = performance.now();
      }
    },
  });

  let askedAt = -Infinity;
  return {
    async refresh() {
      if (performance.now() - askedAt < REFRESH_PAUSE)
        return { accepted: false };
      askedAt = performance.now();
      collector.hurry();
      try {
        await scheduler.triggerTask(TASK);
        return { accepted: true };
      } catch (error) {
        // It is running already: that answers the wish, too.
        if ((error as Error).name === 'ConflictError') {
          return { accepted: false };
        }
        throw error;
      }
    },
  };
}
