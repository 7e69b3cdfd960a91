import { z } from 'zod';
import { flag, text } from './schemas';

/** A Database of CloudNativePG: one database in a Cluster. */
export const databaseSchema = z.object({
  spec: z
    .object({
      cluster: z.object({ name: text }).optional(),
      name: text,
      owner: text,
      ensure: text,
    })
    .optional(),
  status: z.object({ applied: flag, message: text }).optional(),
});

/** @see {@link databaseSchema} */
export type Database = z.infer<typeof databaseSchema>;
