import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** No database keeps a NUL in a text, and no name has one. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some(hasNul)
  );
}

/**
 * Takes what came from outside through its schema.
 *
 * @throws InputError that names each field which is not as it should be
 */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  if (hasNul(value)) throw new InputError('It holds a NUL character.');
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputError(z.prettifyError(parsed.error));
  return parsed.data;
}
