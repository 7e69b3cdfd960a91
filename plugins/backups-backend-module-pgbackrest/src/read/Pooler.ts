import { z } from 'zod';
import { text } from './schemas';

/** A Pooler of CloudNativePG: a host name that leads to a Cluster. */
export const poolerSchema = z.object({
  spec: z
    .object({
      cluster: z.object({ name: text }).optional(),
      type: text,
    })
    .optional(),
});

/** @see {@link poolerSchema} */
export type Pooler = z.infer<typeof poolerSchema>;
