import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';
import { backupSpecSchema } from './Backup';

const { flag, instant, listOf, text } = fields;

/** A Schedule as far as it is read. Source: CRD `schedules.velero.io`. */
export const scheduleSchema = z.object({
  spec: z
    .object({ schedule: text, paused: flag, template: backupSpecSchema })
    .optional(),
  status: z
    .object({
      phase: text,
      lastBackup: instant,
      lastSkipped: instant,
      validationErrors: listOf(z.string()),
    })
    .optional(),
});

/** @see {@link scheduleSchema} */
export type Schedule = z.infer<typeof scheduleSchema>;
