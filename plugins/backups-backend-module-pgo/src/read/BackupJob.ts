import { z } from 'zod';
import { conditions, count, flag, instant, listOf, text } from './schemas';

/** A CronJob as far as it is read. */
export const cronJobSchema = z.object({
  spec: z.object({ schedule: text, suspend: flag, timeZone: text }).optional(),
  status: z
    .object({
      lastScheduleTime: instant,
      lastSuccessfulTime: instant,
      active: listOf(z.object({ name: text })),
    })
    .optional(),
});

/** @see {@link cronJobSchema} */
export type CronJob = z.infer<typeof cronJobSchema>;

/** A Job as far as it is read. */
export const jobSchema = z.object({
  spec: z.object({}).optional(),
  status: z
    .object({
      startTime: instant,
      completionTime: instant,
      active: count,
      succeeded: count,
      failed: count,
      conditions,
    })
    .optional(),
});

/** @see {@link jobSchema} */
export type Job = z.infer<typeof jobSchema>;

/** A claim as far as it is read. */
export const claimSchema = z.object({
  spec: z.object({ storageClassName: text }).optional(),
  status: z.object({}).optional(),
});

/** @see {@link claimSchema} */
export type Claim = z.infer<typeof claimSchema>;
