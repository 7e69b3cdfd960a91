import { redactText, redactUrl } from 'backstage-plugin-backups-node';
import { z } from 'zod';

/**
 * What is kept of TrueNAS's answers. Everything else is dropped where it is
 * parsed: a key with more rights than it needs is shown cloud keys and
 * passwords in clear. Source of the shapes: `api/v25_04_0` to `api/v27_0_0` of
 * truenas/middleware.
 */

/** `{"$date": 1787317201000}`, milliseconds, as whole epoch seconds. */
const instant = z
  .object({ $date: z.number() })
  .transform(({ $date }) => Math.floor($date / 1000));

const words = z.string().transform(redactText);

export const jobSchema = z.object({
  id: z.number().nullish(),
  state: z.string().optional(),
  /** The task's id, then options. */
  arguments: z
    .array(z.unknown())
    .transform(([taskId, options]) => ({
      taskId: typeof taskId === 'number' ? taskId : undefined,
      dryRun:
        typeof options === 'object' &&
        options !== null &&
        (options as { dry_run?: unknown }).dry_run === true,
    }))
    .optional(),
  time_started: instant.nullish(),
  time_finished: instant.nullish(),
  progress: z
    .object({ percent: z.number().nullish(), description: words.nullish() })
    .nullish()
    .catch(undefined),
  error: words.nullish(),
  logs_excerpt: words.nullish(),
});

/** A run of a task, the last one or the one under way. */
export type Job = z.infer<typeof jobSchema>;

const field = z.union([z.string(), z.number()]).transform(String);

export const taskSchema = z.object({
  id: z.number(),
  description: words.optional(),
  path: z.string().optional(),
  credentials: z
    .object({
      id: z.number().optional().catch(undefined),
      name: words.optional(),
      provider: z
        .union([
          // Before 25.04 it was a word.
          z.string().transform(type => ({ type, endpoint: undefined })),
          z.object({
            type: z.string().optional(),
            endpoint: z.string().transform(redactUrl).nullish(),
          }),
        ])
        .optional(),
    })
    .nullish(),
  attributes: z
    .object({
      bucket: z.string().nullish(),
      folder: z.string().nullish(),
    })
    .nullish(),
  schedule: z
    .object({
      minute: field.optional(),
      hour: field.optional(),
      dom: field.optional(),
      month: field.optional(),
      dow: field.optional(),
    })
    .nullish(),
  snapshot: z.boolean().optional(),
  include: z.array(z.string()).nullish(),
  exclude: z.array(z.string()).nullish(),
  /** Options that it hands to rclone as they are. */
  args: z.string().nullish().catch(undefined),
  enabled: z.boolean().optional(),
  locked: z.boolean().nullish(),
  direction: z.string().optional(),
  transfer_mode: z.string().optional(),
  encryption: z.boolean().nullish(),
  filename_encryption: z.boolean().nullish(),
  job: jobSchema.nullish(),
});

/** A Cloud Sync task. */
export type CloudSyncTask = z.infer<typeof taskSchema>;

export const alertSchema = z.object({
  klass: z.string(),
  level: z.string().optional(),
  formatted: words.nullish(),
  text: words.nullish(),
  dismissed: z.boolean().optional(),
  last_occurrence: instant.nullish(),
  datetime: instant.nullish(),
  args: z
    .object({ id: z.union([z.number(), z.string()]).optional() })
    .nullish()
    .catch(undefined),
});

/** An alert of the NAS. */
export type Alert = z.infer<typeof alertSchema>;

export const generalConfigSchema = z.object({ timezone: z.string() });
