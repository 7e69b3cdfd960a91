import {
  DRILL_OUTCOMES,
  RESTORE_SCENARIOS,
  RESTORE_WAYS,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import type { RouteDefinition } from '../RouteDefinition';

const entityPath = z.object({
  kind: z.string().min(1),
  namespace: z.string().min(1),
  name: z.string().min(1),
});
const moment = z.iso.datetime({ offset: true });
/** Kept and shown in UTC, however it was written. */
const utcMoment = moment.transform(text =>
  text.endsWith('Z') ? text : instantToIso(toInstant(new Date(text))),
);
const count = z.number().int().min(0);

/** What a drill report has to be. */
export const drillSchema = z.strictObject({
  itemKey: z.string().min(1).max(1024),
  planId: z.string().regex(/^[0-9a-f]{16}$/),
  scenario: z.enum(RESTORE_SCENARIOS),
  way: z.enum(RESTORE_WAYS).optional(),
  outcome: z.enum(DRILL_OUTCOMES),
  finishedAt: utcMoment,
  durationSeconds: z.number().min(0).optional(),
  pointTime: utcMoment.optional(),
  sizeBytes: count.optional(),
  files: count.optional(),
  check: z.string().trim().min(1).max(2000),
  evidence: z.string().trim().max(2000).optional(),
});

/** What a job has to report of a drill. */
export const reportedDrillSchema = drillSchema
  .omit({ itemKey: true, planId: true })
  .extend({
    entityRef: z.string().min(1).max(512),
    item: z.string().min(1).max(1024),
    copy: z.string().min(1).max(1024).optional(),
  });

/** Of all reports the one that no provider reads: it comes before the others. */
export const DRILL_REPORT_ROUTES = {
  drillReport: {
    method: 'post',
    path: '/reports/drill',
    operationId: 'ReportDrill',
    summary:
      'Keeps that a job has tried a restore. For services only; one that was sent before changes nothing.',
    permission: 'backups.report.create',
    onlyServices: true,
    body: 'A ReportedDrill.',
    notFound: 'There is no such entity.',
    parameters: z.object({}),
    query: z.object({}),
    response: { status: 200, type: 'DrillView' },
  },
} as const satisfies Record<string, RouteDefinition>;

/** Routes about getting data back. */
export const RESTORE_ROUTES = {
  restoreOptions: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name/restore',
    operationId: 'GetRestoreOptions',
    summary: 'What can be restored, and from where.',
    permission: 'backups.runbook.read',
    parameters: entityPath,
    query: z.object({ moment: moment.optional() }),
    response: { status: 200, type: 'RestoreOptions' },
  },
  runbook: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name/runbook',
    operationId: 'GetRunbook',
    summary: 'How to restore, step by step. Nothing is run.',
    permission: 'backups.runbook.read',
    parameters: entityPath,
    query: z.object({
      scenario: z.enum(RESTORE_SCENARIOS),
      planId: z
        .string()
        .regex(/^[0-9a-f]{16}$/)
        .optional(),
      way: z.enum(RESTORE_WAYS).optional(),
      moment: moment.optional(),
      // Nobody chose the moment: a database comes back to the end of its log.
      latest: z.enum(['true', 'false']).optional(),
      // It ends names of Kubernetes objects.
      tag: z
        .string()
        .regex(/^[a-z0-9]([a-z0-9-]{0,14}[a-z0-9])?$/)
        .optional(),
    }),
    response: { status: 200, type: 'RunbookAnswer' },
  },
  restorePack: {
    method: 'get',
    path: '/restore-pack',
    operationId: 'GetRestorePack',
    summary:
      'Runbooks of every app that may be seen, or of one system, as files to keep elsewhere.',
    permission: 'backups.runbook.read',
    parameters: z.object({}),
    query: z.object({
      // Reference of a system; empty: everything.
      system: z.string().max(256).optional(),
    }),
    response: { status: 200, type: 'RestorePack' },
  },
  drill: {
    method: 'post',
    path: '/entities/by-name/:kind/:namespace/:name/drills',
    operationId: 'RecordDrill',
    summary: 'Keeps that a restore was really tried.',
    permission: 'backups.drill.create',
    body: 'A DrillReport.',
    parameters: entityPath,
    query: z.object({}),
    response: { status: 200, type: 'DrillView' },
  },
} as const satisfies Record<string, RouteDefinition>;
