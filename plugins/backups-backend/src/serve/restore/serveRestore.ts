import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  ROUTES,
  RefreshResponse,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { RouteAccess } from '../RouteAccess';
import { ServedRoutes } from '../ServedRoutes';
import { callerOf } from '../callerOf';
import { RestoreService } from './RestoreService';
import { RESTORE_QUERIES, drillSchema } from './restoreQueries';

function instantOf(moment: string | undefined): number | undefined {
  return moment === undefined ? undefined : isoToInstant(moment);
}

/** Serves the routes about getting data back. */
export function serveRestore(
  routes: ServedRoutes,
  options: {
    restore: RestoreService;
    access: RouteAccess;
    /** Asks for a new cycle: what a drill says is judged in it. */
    refresh(): Promise<RefreshResponse>;
  },
): void {
  const { restore, access } = options;
  routes.serve(ROUTES.getRestoreOptions, {
    query: RESTORE_QUERIES.getRestoreOptions,
    answer: ({ granted: entity, query }) =>
      restore.getOptions(entity, instantOf(query.moment)),
  });

  routes.serve(ROUTES.getRunbook, {
    query: RESTORE_QUERIES.getRunbook,
    answer: ({ credentials, granted: entity, query }) => {
      const { moment, latest, ...choice } = query;
      return restore.getRunbook(
        entity,
        {
          ...choice,
          moment: instantOf(moment),
          latest: latest === undefined ? undefined : latest === 'true',
        },
        access.seenBy(credentials),
      );
    },
  });

  const { permission } = ROUTES.getRestorePack;
  routes.serve(ROUTES.getRestorePack, {
    authorize: ({ credentials }) => access.toAnyEntity(credentials, permission),
    query: RESTORE_QUERIES.getRestorePack,
    answer: async ({ credentials, query: { system }, note }) => {
      if (system) note({ system });
      const pack = await restore.getRestorePack(
        system || undefined,
        ref =>
          access.toEntity(
            credentials,
            stringifyEntityRef(parseEntityRef(ref)),
            permission,
          ),
        access.seenBy(credentials),
      );
      note({ apps: pack.apps, leftOut: pack.leftOut });
      return pack;
    },
  });

  routes.serve(ROUTES.recordDrill, {
    body: drillSchema,
    answer: async ({ credentials, granted: entity, body, note }) => {
      const kept = await restore.recordDrill(
        entity,
        body,
        callerOf(credentials),
      );
      note({ drill: kept.id, outcome: kept.outcome, item: kept.itemKey });
      // It is kept; the next cycle judges it, however soon that comes.
      await options
        .refresh()
        .catch(error => note({ notRefreshed: stringifyError(error) }));
      return kept;
    },
  });
}
