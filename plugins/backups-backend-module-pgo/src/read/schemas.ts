import { parseInstant } from 'backstage-plugin-backups-node';
import { z } from 'zod';

/** Text that may be absent. */
export const text = z.string().optional();

/** A count or a size that may be absent. */
export const count = z.number().optional();

/** A switch that may be absent. */
export const flag = z.boolean().optional();

/** Values of a map that are text. */
export const texts = z.record(z.string(), text).optional();

/** A time (RFC 3339) as epoch seconds. Go's zero time counts as absent. */
export const instant = z
  .string()
  .transform((value, context) => {
    const seconds = parseInstant(value);
    if (
      seconds === undefined &&
      value !== '' &&
      !value.startsWith('0001-01-01T')
    ) {
      context.issues.push({
        code: 'custom',
        message: 'is not a time',
        input: value,
      });
      return z.NEVER;
    }
    return seconds;
  })
  .optional();

/** Elements that were malformed are left out of a list. */
export function listOf<T extends z.ZodType>(element: T) {
  return z
    .array(element.optional())
    .transform(elements =>
      elements.filter(
        (value): value is NonNullable<z.output<T>> => value !== undefined,
      ),
    )
    .optional();
}

/** `status.conditions[]`. */
export const conditions = listOf(
  z.object({
    type: text,
    status: text,
    reason: text,
    message: text,
    lastTransitionTime: instant,
  }),
);

/** @see {@link conditions} */
export type Conditions = z.infer<typeof conditions>;
