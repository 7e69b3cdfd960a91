import type { ForesightView, TogetherResponse } from '../api/Foresight';
import type { ScorecardFilterParameters } from '../api/Scorecard';
import { backupsReadPermission } from '../permissions';
import { asking } from './Route';

/** Routes about what is ahead of an entity, and of several. */
export const foresightRoutes = {
  /**
   * What comes back, to which moment, how fast, until when. Needs `backups.read`
   * on the entity.
   */
  getForesight: asking<string, ForesightView>()('entity', {
    path: '/foresight',
    summary:
      'What is ahead of an entity: what comes back, to which moment, how fast, until when.',
    permission: backupsReadPermission,
    answer: 'ForesightView',
  }),
  /** To which moment all items of the entities go back together. */
  getTogether: asking<ScorecardFilterParameters, TogetherResponse>()(
    'entities',
    {
      path: '/scorecard/together',
      summary:
        'The newest moment that all items of the entities can go back to together.',
      permission: backupsReadPermission,
      answer: 'TogetherResponse',
    },
  ),
};
