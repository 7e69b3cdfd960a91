import { z } from 'zod';
import { listOf, number, secretKey, text } from './schemas';

/** Counts and days as pgBackRest has them, see `retentionOf`. */
export const retentionPolicy = z.object({
  full: number,
  fullType: text,
  diff: number,
  archive: number,
  archiveType: text,
  history: number,
});

const s3Repository = z.object({
  bucket: text,
  endpoint: text,
  region: text,
  repoPath: text,
  uriStyle: text,
  retentionPolicy: retentionPolicy.optional(),
  cipherConfig: z.object({ type: text, encryptionPass: secretKey }).optional(),
  secretRef: z
    .object({ accessKeyId: secretKey, secretAccessKey: secretKey })
    .optional(),
});

const azureRepository = z.object({
  account: text,
  container: text,
  endpoint: text,
  repoPath: text,
  retentionPolicy: retentionPolicy.optional(),
  secretRef: z.object({ keyReference: secretKey }).optional(),
});

const toldBackup = z.object({
  label: text,
  type: text,
  prior: text,
  timestamp: z.object({ start: number, stop: number }).optional(),
});

/** A Stanza of dalibo's plugin: the repositories, in the order of their numbers. */
export const stanzaSchema = z.object({
  spec: z
    .object({
      stanzaConfiguration: z
        .object({
          name: text,
          s3Repositories: listOf(s3Repository),
          azureRepositories: listOf(azureRepository),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      backupsCount: z
        .object({ Full: number, Incr: number, Diff: number })
        .optional(),
      recoveryWindow: z
        .object({
          firstBackup: toldBackup.optional(),
          lastBackup: toldBackup.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** @see {@link stanzaSchema} */
export type Stanza = z.infer<typeof stanzaSchema>;
/** @see {@link retentionPolicy} */
export type RetentionPolicy = z.infer<typeof retentionPolicy>;
/** A backup as `status.recoveryWindow` tells it. */
export type ToldBackup = z.infer<typeof toldBackup>;
