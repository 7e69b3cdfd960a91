import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NoticeChannel } from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import { NoticesConfig } from '../../config/noticesConfig';
import { DatabaseNoticeStore } from '../../keep/notices/DatabaseNoticeStore';
import { ScorecardStore } from '../../keep/scorecard/ScorecardStore';
import { ScorecardService } from '../../serve/scorecard/ScorecardService';
import { CycleListener } from '../CycleListener';
import { Digest } from './Digest';
import { Noticer } from './Noticer';

/**
 * Begins to tell owners, where anything carries messages: after each
 * collection what is at risk, and once a week everything else.
 *
 * @returns what has to listen to collections
 */
export async function startNotices(options: {
  knex: Knex;
  config: NoticesConfig;
  channels: readonly NoticeChannel[];
  scorecard: ScorecardService;
  store: Pick<ScorecardStore, 'getFacets'>;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<CycleListener[]> {
  const { knex, config, channels, scheduler, logger } = options;
  if (channels.length === 0) return [];
  const { digest, platformOwner, baselineAccepted } = config;
  if (digest !== undefined) {
    const weekly = new Digest({ ...options, platformOwner });
    await scheduler.scheduleTask({
      id: 'backups-digest',
      frequency: { cron: digest },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => weekly.send(signal),
    });
  }
  return [
    new Noticer({
      store: new DatabaseNoticeStore(knex),
      channels,
      platformOwner,
      baselineAccepted,
      logger,
    }),
  ];
}
