import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NoticeChannel } from 'backstage-plugin-backups-node';
import { NoticesConfig } from '../config/noticesConfig';
import { Stores } from '../keep/openStores';
import { ScorecardService } from '../serve/scorecard/ScorecardService';
import { CycleListener } from '../keep/CycleListener';
import { Digest } from './Digest';
import { Noticer } from './Noticer';

/** @returns what tells owners after each collection, where anything carries messages */
export function noticersOf(options: {
  config: NoticesConfig;
  channels: readonly NoticeChannel[];
  stores: Pick<Stores, 'notices'>;
  logger: LoggerService;
}): CycleListener[] {
  const { config, channels, stores, logger } = options;
  const { platformOwner, baselineAccepted } = config;
  if (channels.length === 0) return [];
  return [
    new Noticer({
      store: stores.notices,
      channels,
      platformOwner,
      baselineAccepted,
      logger,
    }),
  ];
}

/**
 * Begins to tell owners, where anything carries messages: after each
 * collection what is at risk, and once a week everything else.
 *
 * @returns what has to listen to collections
 */
export async function startNotices(options: {
  config: NoticesConfig;
  channels: readonly NoticeChannel[];
  stores: Pick<Stores, 'backups' | 'chronicle' | 'notices' | 'scorecard'>;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<CycleListener[]> {
  const { config, channels, stores, scheduler, logger } = options;
  if (channels.length === 0) return [];
  const { digest, platformOwner } = config;
  if (digest !== undefined) {
    const weekly = new Digest({
      scorecard: new ScorecardService({
        store: stores.backups,
        scorecard: stores.scorecard,
        chronicle: stores.chronicle,
      }),
      store: stores.scorecard,
      channels,
      platformOwner,
      logger,
    });
    await scheduler.scheduleTask({
      id: 'backups-digest',
      frequency: { cron: digest },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => weekly.send(signal),
    });
  }
  return noticersOf(options);
}
