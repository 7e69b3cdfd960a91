import type { ForesightView, TogetherResponse } from '../api/Foresight';
import type { ScorecardFilterParameters } from '../api/Scorecard';
import type { WorstDayResponse } from '../api/WorstDay';
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
  /** What comes back in which order when the whole site is lost. */
  getWorstDay: asking<ScorecardFilterParameters, WorstDayResponse>()(
    'entities',
    {
      path: '/scorecard/worst-day',
      summary:
        'What comes back in which order, and which keys that needs, when the whole site is lost.',
      permission: backupsReadPermission,
      answer: 'WorstDayResponse',
    },
  ),
};
