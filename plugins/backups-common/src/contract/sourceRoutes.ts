import type { RefreshResponse } from '../api/RefreshResponse';
import type { SourcesResponse } from '../api/SourcesResponse';
import type { UnlinkedItemsResponse } from '../api/UnlinkedItemsResponse';
import {
  backupsEstateReadPermission,
  backupsRefreshPermission,
} from '../permissions';
import { answering } from './Route';

/** Routes about what is read. */
export const sourceRoutes = {
  /** Everything that is read, and how that goes. Needs `backups.estate.read`. */
  getSources: answering<SourcesResponse>()('portal', {
    path: '/sources',
    summary: 'Every place that is read, and how that goes.',
    permission: backupsEstateReadPermission,
    answer: 'SourcesResponse',
  }),
  /** Items that are linked to no entity. Needs `backups.estate.read`. */
  getUnlinkedItems: answering<UnlinkedItemsResponse>()('portal', {
    path: '/unlinked-items',
    summary: 'Items that belong to no entity, or to contradicting ones.',
    permission: backupsEstateReadPermission,
    answer: 'UnlinkedItemsResponse',
  }),
  /** Asks for a new reading. Needs `backups.refresh`. */
  refresh: answering<RefreshResponse>()('portal', {
    method: 'post',
    path: '/refresh',
    summary: 'Asks for a new reading now.',
    permission: backupsRefreshPermission,
    answer: 'RefreshResponse',
    status: 202,
    audit: { event: 'refresh', severity: 'low' },
  }),
};
