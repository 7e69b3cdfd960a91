import {
  AuditorService,
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  backupsDrillCreatePermission,
  backupsRunbookReadPermission,
  toInstant,
} from 'backstage-plugin-backups-common';
import { Request, Response, Router, json } from 'express';
import { parseInput } from '../parseInput';
import { RestoreService } from './RestoreService';
import { RESTORE_ROUTES, drillSchema } from './restoreRoutes';

const readJson = json({ limit: '64kb' });

/** Only who may do it makes us read a body. */
function bodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    readJson(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(request.body),
    );
  });
}

function instantOf(moment: string | undefined): number | undefined {
  return moment === undefined ? undefined : toInstant(new Date(moment));
}

/** Adds the routes about getting data back. */
export function addRestoreRoutes(
  router: Router,
  options: {
    restore: RestoreService;
    auth: AuthService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    /** @throws NotAllowedError without the permission on the entity */
    authorizedEntity(
      request: Request,
      name: { kind: string; namespace: string; name: string },
      permission: ResourcePermission,
    ): Promise<Entity>;
  },
): void {
  const { restore, auth, httpAuth, auditor, authorizedEntity } = options;
  const { restoreOptions, runbook, drill } = RESTORE_ROUTES;

  router[restoreOptions.method](
    restoreOptions.path,
    async (request, response) => {
      const name = parseInput(restoreOptions.parameters, request.params);
      const { moment } = parseInput(restoreOptions.query, request.query);
      const entity = await authorizedEntity(
        request,
        name,
        backupsRunbookReadPermission,
      );
      response.json(await restore.getOptions(entity, instantOf(moment)));
    },
  );

  router[runbook.method](runbook.path, async (request, response) => {
    const name = parseInput(runbook.parameters, request.params);
    const entity = await authorizedEntity(
      request,
      name,
      backupsRunbookReadPermission,
    );
    const { moment, latest, ...choice } = parseInput(
      runbook.query,
      request.query,
    );
    response.json(
      await restore.getRunbook(entity, {
        ...choice,
        moment: instantOf(moment),
        latest: latest === undefined ? undefined : latest === 'true',
      }),
    );
  });

  router[drill.method](drill.path, async (request, response) => {
    const name = parseInput(drill.parameters, request.params);
    const event = await auditor.createEvent({
      eventId: 'drill-create',
      severityLevel: 'medium',
      request,
      meta: { entityRef: stringifyEntityRef(name) },
    });
    try {
      const entity = await authorizedEntity(
        request,
        name,
        backupsDrillCreatePermission,
      );
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const reportedBy = auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : (credentials.principal as { subject?: string }).subject ?? 'service';
      const report = parseInput(drillSchema, await bodyOf(request, response));
      const kept = await restore.recordDrill(entity, report, reportedBy);
      await event.success({
        meta: { drill: kept.id, outcome: kept.outcome, item: kept.itemKey },
      });
      response.status(drill.response.status).json(kept);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });
}
