import { Stores } from './openStores';
import { TakeTurn, takingTurns } from './WriteTurns';

/** @returns the same stores, which write when it is their turn */
export function storesTakingTurns(stores: Stores, take: TakeTurn): Stores {
  return {
    ...stores,
    backups: takingTurns(
      stores.backups,
      ['beginCycle', 'commit', 'prune'],
      take,
    ),
    chronicle: takingTurns(
      stores.chronicle,
      ['saveDays', 'saveLevels', 'saveDepartures', 'pruneDays'],
      take,
    ),
    drills: takingTurns(stores.drills, ['addDrill'], take),
    estate: takingTurns(stores.estate, ['write'], take),
    notices: takingTurns(stores.notices, ['begin', 'saveAlarms'], take),
    reports: takingTurns(
      stores.reports,
      [
        'commit',
        'discard',
        'pruneReports',
        'replacePoints',
        'saveRepositories',
        'stage',
      ],
      take,
    ),
  };
}
