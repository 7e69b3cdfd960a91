import { z } from 'zod';
import {
  condition,
  count,
  cron,
  flag,
  instant,
  listOf,
  repositoryReference,
  text,
} from './fields';

const tier = z
  .object({
    lastRunAt: instant,
    nextScheduledAt: instant,
    consecutiveFailures: count,
    lastContentReclaimedBytes: count,
  })
  .optional();

/** A Maintenance as far as it is read. */
export const maintenanceSchema = z.object({
  spec: z
    .object({
      repository: repositoryReference.optional(),
      schedule: z
        .object({
          quick: cron.optional(),
          full: cron.optional(),
          timezone: text,
        })
        .optional(),
      ownership: z.object({ owner: text, takeoverPolicy: text }).optional(),
      suspend: flag,
    })
    .optional(),
  status: z
    .object({
      quick: tier,
      full: tier,
      ownership: z.object({ owner: text, claimedAt: instant }).optional(),
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link maintenanceSchema} */
export type Maintenance = z.infer<typeof maintenanceSchema>;
