import { z } from 'zod';

/**
 * An ExternalSecret as `projectExternalSecret` leaves it: of its template only
 * host names and names of databases.
 */
export const externalSecretSchema = z.object({
  spec: z
    .object({
      target: z
        .object({
          name: z.string().optional(),
          template: z
            .object({
              data: z.record(z.string(), z.string().optional()).optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

/** @see {@link externalSecretSchema} */
export type ExternalSecret = z.infer<typeof externalSecretSchema>;
