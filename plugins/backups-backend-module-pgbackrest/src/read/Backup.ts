import { z } from 'zod';
import {
  flag,
  instant,
  number,
  pluginParameters,
  secretKey,
  text,
} from './schemas';

/** A Backup of CloudNativePG: one run. */
export const backupSchema = z.object({
  spec: z
    .object({
      cluster: z.object({ name: text }).optional(),
      method: text,
      target: text,
      pluginConfiguration: z
        .object({ name: text, parameters: pluginParameters })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      method: text,
      startedAt: instant,
      stoppedAt: instant,
      reconciliationStartedAt: instant,
      reconciliationTerminatedAt: instant,
      backupName: text,
      backupId: text,
      error: text,
      /** The last segment of the log that it needs. */
      endWal: text,
      online: flag,
      /** Where barman put it, and under which server. A plugin does not say. */
      destinationPath: text,
      endpointURL: text,
      serverName: text,
      s3Credentials: z
        .object({ accessKeyId: secretKey, secretAccessKey: secretKey })
        .optional(),
      /** Of PostgreSQL, when it was made. */
      majorVersion: number,
      pluginMetadata: z
        .object({ name: text, version: text, clusterUID: text })
        .optional(),
    })
    .optional(),
});

/** @see {@link backupSchema} */
export type Backup = z.infer<typeof backupSchema>;
