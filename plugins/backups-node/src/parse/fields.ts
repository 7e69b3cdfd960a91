import { z } from 'zod';
import { parseInstant } from './parseInstant';

/**
 * Text that may be absent.
 *
 * @public
 */
export const text = z.string().optional();

/**
 * A switch that may be absent.
 *
 * @public
 */
export const flag = z.boolean().optional();

/**
 * A count or a size that may be absent.
 *
 * @public
 */
export const count = z.number().optional();

/** What Go writes for a time that was never set, and what some tools write. */
function isNoTime(value: string): boolean {
  return value === '' || value.startsWith('0001-01-01T');
}

/**
 * A time (RFC 3339) as epoch seconds: `2026-08-22T10:00:00Z` is `1787392800`.
 * Go's zero time and an empty text count as absent.
 *
 * @public
 */
export const instant = z
  .string()
  .transform((value, context) => {
    const seconds = parseInstant(value);
    if (seconds === undefined && !isNoTime(value)) {
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

/**
 * A list without the elements that were malformed.
 *
 * @public
 */
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

/**
 * A list in which `undefined` stands for each element that was malformed: the
 * others keep their places, which may be their numbers.
 *
 * @public
 */
export function listWithGaps<T extends z.ZodType>(element: T) {
  return z.array(element.optional()).optional();
}

/**
 * Values of a map that are text, such as labels.
 *
 * @public
 */
export const texts = z.record(z.string(), z.string()).optional();

/**
 * An entry of `status.conditions[]`.
 *
 * @public
 */
export const condition = z.object({
  type: text,
  status: text,
  reason: text,
  message: text,
  lastTransitionTime: instant,
});
