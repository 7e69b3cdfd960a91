import { z } from 'zod';
import { condition, count, instant, listOf, text } from './commonSchemas';

/** A KopiaMaintenance (Kopia fork of VolSync) as far as it is read. */
export const kopiaMaintenanceSchema = z.object({
  spec: z
    .object({
      enabled: z.boolean().optional(),
      suspend: z.boolean().optional(),
      schedule: text,
      trigger: z.object({ schedule: text, manual: text }).optional(),
      repository: z.object({ repository: text }).optional(),
    })
    .optional(),
  status: z
    .object({
      activeCronJob: text,
      lastMaintenanceTime: instant,
      maintenanceFailures: count,
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link kopiaMaintenanceSchema} */
export type KopiaMaintenance = z.infer<typeof kopiaMaintenanceSchema>;
