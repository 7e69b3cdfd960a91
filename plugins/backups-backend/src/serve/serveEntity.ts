import { ROUTES } from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { BackupsService } from './BackupsService';
import { EntityAnswers } from './EntityAnswers';
import { RouteAccess } from './RouteAccess';
import { ServedRoutes } from './ServedRoutes';
import { AnswerCheck } from './answerCheck';
import { sendEntityAnswer } from './sendEntityAnswer';

const limit = z.coerce.number().int().min(1).max(200).default(20);

/** What the routes about one entity are asked. */
export const ENTITY_QUERIES = {
  getPlanRuns: z.object({
    cursor: z.coerce.number().int().positive().optional(),
    limit,
  }),
  getPlanPoints: z.object({
    cursor: z
      .string()
      .regex(/^\d{1,12}\/.{1,255}$/)
      .optional(),
    limit,
  }),
};

/** Serves the routes about the backups of one entity. */
export function serveEntity(
  routes: ServedRoutes,
  options: {
    access: RouteAccess;
    service: BackupsService;
    answers: Pick<EntityAnswers, 'answerOf'>;
    checkAnswer?: AnswerCheck;
  },
): void {
  const { access, service, answers, checkAnswer } = options;
  const { getEntityBackups, getPlanRuns, getPlanPoints } = ROUTES;

  routes.serve(getEntityBackups, {
    authorize: ({ credentials, entityRef }) =>
      access.toBackupsOf(credentials, entityRef),
    answer: async ({ request, response, credentials, entityRef: ref }) => {
      const kept = await answers.answerOf(ref);
      if (!kept) {
        // Only the catalog knows whether it exists, and by what it was looked for.
        const { permission } = getEntityBackups;
        return service.getEntityBackups(
          await access.toEntity(credentials, ref, permission),
        );
      }
      checkAnswer?.(getEntityBackups.answer, JSON.parse(kept.json.toString()));
      sendEntityAnswer(request, response, kept);
      return undefined;
    },
  });

  routes.serve(getPlanRuns, {
    query: ENTITY_QUERIES.getPlanRuns,
    answer: ({ granted: entity, parameters: { planId }, query }) =>
      service.getPlanRuns({ entity, planId, ...query }),
  });

  routes.serve(getPlanPoints, {
    query: ENTITY_QUERIES.getPlanPoints,
    answer: ({ granted: entity, parameters: { planId }, query }) =>
      service.getPlanPoints({ entity, planId, ...query }),
  });
}
