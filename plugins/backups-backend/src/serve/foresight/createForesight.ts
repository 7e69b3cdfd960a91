import { Stores } from '../../keep/openStores';
import { RestoreSituations } from '../restore/RestoreSituations';
import { ForesightService } from './ForesightService';

/**
 * @param clock - default: the wall's
 * @returns what answers what is ahead, from what is kept
 */
export function createForesight(
  stores: Stores,
  clock: () => Date = () => new Date(),
): ForesightService {
  return new ForesightService({
    store: stores.backups,
    facts: stores.restoreFacts,
    drills: stores.drills,
    connection: stores.connection,
    situations: new RestoreSituations({
      store: stores.backups,
      causes: stores.estate,
      points: stores.reports,
      // It writes no runbooks, and names the way of a provider that does.
      writers: new Set(),
      clock,
    }),
  });
}
