import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Takes what came from outside through its schema.
 *
 * @throws InputError that names each field which is not as it should be
 */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputError(z.prettifyError(parsed.error));
  return parsed.data;
}
