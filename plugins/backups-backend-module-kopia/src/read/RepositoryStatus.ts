import { z } from 'zod';
import { nanoseconds, number, optional, text } from './lenient';

/** What `kopia repository status --json` prints, without anything secret. */
export const statusSchema = z.object({
  storage: optional(
    z.object({
      type: text,
      config: optional(
        z.object({
          path: text,
          bucket: text,
          prefix: text,
          endpoint: text,
        }),
      ),
    }),
  ),
  volume: optional(z.object({ capacity: number, available: number })),
  blobRetention: optional(
    z.object({ retentionMode: text, retentionPeriod: nanoseconds }),
  ),
});

/** @see {@link statusSchema} */
export type RepositoryStatus = z.infer<typeof statusSchema>;
