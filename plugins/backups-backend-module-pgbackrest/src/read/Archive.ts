import { z } from 'zod';
import { listOf, secretKey, text } from './schemas';
import { retentionPolicy } from './Stanza';

/** An Archive of Opera's plugin: the repositories; its status is empty. */
export const archiveSchema = z.object({
  spec: z
    .object({
      configuration: z
        .object({
          repositories: listOf(
            z.object({
              bucket: text,
              destinationPath: text,
              endpointURL: text,
              encryption: text,
              encryptionKey: secretKey,
              s3Credentials: z
                .object({
                  accessKeyId: secretKey,
                  secretAccessKey: secretKey,
                  region: text,
                  uriStyle: text,
                })
                .optional(),
              retention: retentionPolicy.optional(),
            }),
          ),
        })
        .optional(),
    })
    .optional(),
});

/** @see {@link archiveSchema} */
export type Archive = z.infer<typeof archiveSchema>;
