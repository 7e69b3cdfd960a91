import { z } from 'zod';
import { condition, instant, listOf, text } from './commonSchemas';

/** An ExternalSecret as `projectExternalSecret` leaves it. */
export const externalSecretSchema = z.object({
  spec: z
    .object({
      secretStoreRef: z.object({ name: text }).optional(),
      /** Set by the projection: names of what is taken from the store. */
      remoteKeys: listOf(z.string()),
      refreshInterval: text,
      refreshPolicy: text,
      target: z
        .object({
          name: text,
          template: z
            .object({
              mergePolicy: text,
              /** Set by the projection where the template takes more from elsewhere. */
              hasMore: z.boolean().optional(),
              data: z.record(z.string(), z.string()).optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({ conditions: listOf(condition), refreshTime: instant })
    .optional(),
});

/** @see {@link externalSecretSchema} */
export type ExternalSecret = z.infer<typeof externalSecretSchema>;
