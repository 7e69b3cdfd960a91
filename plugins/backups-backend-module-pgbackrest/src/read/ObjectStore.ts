import { z } from 'zod';
import { barmanStore } from './Cluster';
import { instant, text } from './schemas';

/** An ObjectStore of the barman-cloud plugin. */
export const objectStoreSchema = z.object({
  spec: z
    .object({
      retentionPolicy: text,
      configuration: barmanStore.optional(),
    })
    .optional(),
  status: z
    .object({
      serverRecoveryWindow: z
        .record(
          z.string(),
          z
            .object({
              firstRecoverabilityPoint: instant,
              lastSuccessfulBackupTime: instant,
              lastFailedBackupTime: instant,
            })
            .optional(),
        )
        .optional(),
    })
    .optional(),
});

/** @see {@link objectStoreSchema} */
export type ObjectStore = z.infer<typeof objectStoreSchema>;
