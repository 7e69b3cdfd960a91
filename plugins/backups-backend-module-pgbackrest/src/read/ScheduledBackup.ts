import { z } from 'zod';
import { flag, instant, pluginParameters, text } from './schemas';

/** A ScheduledBackup of CloudNativePG: what makes Backups, and when. */
export const scheduledBackupSchema = z.object({
  spec: z
    .object({
      schedule: text,
      suspend: flag,
      immediate: flag,
      method: text,
      target: text,
      cluster: z.object({ name: text }).optional(),
      pluginConfiguration: z
        .object({ name: text, parameters: pluginParameters })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      lastCheckTime: instant,
      lastScheduleTime: instant,
      nextScheduleTime: instant,
      error: text,
    })
    .optional(),
});

/** @see {@link scheduledBackupSchema} */
export type ScheduledBackup = z.infer<typeof scheduledBackupSchema>;
