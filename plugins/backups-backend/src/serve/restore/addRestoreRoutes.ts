import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  backupsDrillCreatePermission,
  backupsRunbookReadPermission,
  toInstant,
} from 'backstage-plugin-backups-common';
import { Request, Router } from 'express';
import { parseInput } from '../parseInput';
import { jsonBodyOf } from './jsonBodyOf';
import { RestoreService } from './RestoreService';
import { SeenEntities } from './unseenUsers';
import { RESTORE_ROUTES, drillSchema } from './restoreRoutes';

function instantOf(moment: string | undefined): number | undefined {
  return moment === undefined ? undefined : toInstant(new Date(moment));
}

/** Adds the routes about getting data back. */
export function addRestoreRoutes(
  router: Router,
  options: {
    restore: RestoreService;
    /** @returns which entities the caller may see with their backups */
    seenBy(request: Request): SeenEntities;
    auth: AuthService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    permissions: PermissionsService;
    /** @throws NotAllowedError without the permission on the entity */
    authorizedEntity(
      request: Request,
      name: { kind: string; namespace: string; name: string },
      permission: ResourcePermission,
    ): Promise<Entity>;
  },
): void {
  const { restore, seenBy, auth, httpAuth, auditor, permissions } = options;
  const { authorizedEntity } = options;
  const { restoreOptions, runbook, restorePack, drill } = RESTORE_ROUTES;

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
      await restore.getRunbook(
        entity,
        {
          ...choice,
          moment: instantOf(moment),
          latest: latest === undefined ? undefined : latest === 'true',
        },
        seenBy(request),
      ),
    );
  });

  router[restorePack.method](restorePack.path, async (request, response) => {
    const { system } = parseInput(restorePack.query, request.query);
    const event = await auditor.createEvent({
      eventId: 'restore-pack',
      severityLevel: 'medium',
      request,
      meta: { system: system || undefined },
    });
    try {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const [{ result }] = await permissions.authorizeConditional(
        [{ permission: backupsRunbookReadPermission }],
        { credentials },
      );
      if (result === AuthorizeResult.DENY) {
        throw new NotAllowedError(
          `This needs permission ${backupsRunbookReadPermission.name}.`,
        );
      }
      const pack = await restore.getRestorePack(
        system || undefined,
        ref =>
          authorizedEntity(
            request,
            parseEntityRef(ref),
            backupsRunbookReadPermission,
          ),
        seenBy(request),
      );
      await event.success({
        meta: { apps: pack.apps, leftOut: pack.leftOut },
      });
      response.json(pack);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
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
      const report = parseInput(
        drillSchema,
        await jsonBodyOf(request, response),
      );
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
