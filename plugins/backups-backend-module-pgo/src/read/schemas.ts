import { fields } from 'backstage-plugin-backups-node';
import { z } from 'zod';

export const { text, count, flag, instant, listOf } = fields;

/** Values of a map that are text. */
export const texts = z.record(z.string(), text).optional();

/** `status.conditions[]`. */
export const conditions = listOf(fields.condition);

/** @see {@link conditions} */
export type Conditions = z.infer<typeof conditions>;
