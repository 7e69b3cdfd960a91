import {
  DRILL_OUTCOMES,
  RESTORE_SCENARIOS,
  RESTORE_WAYS,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
/** Kept and shown in UTC, however it was written. */
const utcMoment = moment.transform(text =>
  text.endsWith('Z') ? text : instantToIso(isoToInstant(text)),
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
  sentinel: z
    .string()
    .regex(/^[\w.:@+-]{1,200}$/)
    .optional(),
  evidence: z.string().trim().max(2000).optional(),
  action: z.string().trim().max(2000).optional(),
});

/** What a job has to report of a drill. */
export const reportedDrillSchema = drillSchema
  .omit({ itemKey: true, planId: true })
  .extend({
    entityRef: z.string().min(1).max(512),
    item: z.string().min(1).max(1024),
    copy: z.string().min(1).max(1024).optional(),
  });

/** What the routes about getting data back are asked, by the name of the route. */
export const RESTORE_QUERIES = {
  getRestoreOptions: z.object({ moment: moment.optional() }),
  getRunbook: z.object({
    scenario: z.enum(RESTORE_SCENARIOS),
    planId: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional(),
    way: z.enum(RESTORE_WAYS).optional(),
    moment: moment.optional(),
    // The caller chose no moment: a database comes back to the end of its log.
    latest: z.enum(['true', 'false']).optional(),
    // It ends names of Kubernetes objects.
    tag: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9-]{0,14}[a-z0-9])?$/)
      .optional(),
  }),
  getRestorePack: z.object({
    // Reference of a system; empty: everything.
    system: z.string().max(256).optional(),
  }),
};
