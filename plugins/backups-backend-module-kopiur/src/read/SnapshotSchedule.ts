import { labelSelector } from 'backstage-plugin-backups-node';
import { z } from 'zod';
import {
  condition,
  count,
  flag,
  instant,
  listOf,
  reference,
  text,
} from './fields';

const slot = z.object({ at: instant, timezone: text }).optional();

/** A SnapshotSchedule as far as it is read. */
export const snapshotScheduleSchema = z.object({
  spec: z
    .object({
      policyRef: reference.optional(),
      policySelector: labelSelector.optional(),
      schedule: z
        .object({
          cron: text,
          jitter: text,
          timezone: text,
          suspend: flag,
          concurrencyPolicy: text,
        })
        .optional(),
      deletion: z.object({ onScheduleDelete: text }).optional(),
    })
    .optional(),
  status: z
    .object({
      lastSchedule: slot,
      nextSchedule: slot,
      lastSuccessfulSchedule: slot,
      consecutiveFailures: count,
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link snapshotScheduleSchema} */
export type SnapshotSchedule = z.infer<typeof snapshotScheduleSchema>;
