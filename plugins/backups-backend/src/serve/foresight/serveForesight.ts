import { ROUTES } from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { ServedRoutes } from '../ServedRoutes';
import {
  ScorecardListRequest,
  ScorecardService,
} from '../scorecard/ScorecardService';
import { readFilter } from '../scorecard/readFilter';
import { SCORECARD_QUERIES } from '../scorecard/scorecardQueries';
import { ForesightService, MOST_LOST } from './ForesightService';

/** Of so many apps at most it is said how they go back together. */
const MOST_TOGETHER = 50;
/** Apps that are listed at once. */
const PAGE = 200;

/** What answers what is ahead. */
export type Foresight = Pick<
  ForesightService,
  'getForesight' | 'getTogether' | 'getWorstDay'
>;

/** Serves the routes about what is ahead of an app, and of several. */
export function serveForesight(
  routes: ServedRoutes,
  options: { foresight: Foresight; scorecard: Pick<ScorecardService, 'list'> },
): void {
  const { foresight, scorecard } = options;
  type Asked = z.infer<typeof SCORECARD_QUERIES.getTogether>;

  /** The first apps that a filter lets through, by name. */
  async function appsOf(
    visible: ScorecardListRequest['visible'],
    { cause, ...filter }: Asked,
    most: number,
  ): Promise<{ refs: string[]; more: boolean }> {
    const refs: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await scorecard.list({
        filter: readFilter(filter),
        cause,
        visible,
        sort: 'name',
        order: 'asc',
        cursor,
        limit: Math.min(PAGE, most - refs.length),
      });
      refs.push(...page.entities.map(({ entityRef }) => entityRef));
      cursor = page.nextCursor;
    } while (cursor && refs.length < most);
    return { refs, more: cursor !== undefined };
  }

  routes.serve(ROUTES.getForesight, {
    answer: ({ granted: entity }) => foresight.getForesight(entity),
  });
  routes.serve(ROUTES.getTogether, {
    query: SCORECARD_QUERIES.getTogether,
    answer: async ({ granted: visible, query }) => {
      const { refs, more } = await appsOf(visible, query, MOST_TOGETHER);
      return foresight.getTogether(refs, more);
    },
  });
  routes.serve(ROUTES.getWorstDay, {
    query: SCORECARD_QUERIES.getWorstDay,
    answer: async ({ granted: visible, query }) => {
      const { refs, more } = await appsOf(visible, query, MOST_LOST);
      return foresight.getWorstDay(refs, more);
    },
  });
}
