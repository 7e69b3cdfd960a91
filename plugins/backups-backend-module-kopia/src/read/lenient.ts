import { z } from 'zod';
import { parseGoTime } from '../text/parseGoTime';
import { withoutSecret } from '../text/withoutSecret';

/**
 * Kopia promises no shape: a release once left out whole sections, and counters
 * may be null. A field that is not what it should be is absent.
 */
export function optional<T extends z.ZodType>(schema: T) {
  return schema
    .nullish()
    .transform(value => value ?? undefined)
    .catch(undefined);
}

/** Text. */
export const text = optional(z.string());

/** Text that is kept or shown: without what looks like a secret in it. */
export const shownText = text.transform(value =>
  value === undefined ? undefined : withoutSecret(value),
);

/** Several of them. */
export const shownTexts = optional(
  z.array(z.string().transform(withoutSecret)),
);

/** A number that is finite. */
export const number = optional(z.number());

/** A switch. */
export const flag = optional(z.boolean());

/** A time, as epoch seconds. */
export const time = z.unknown().optional().transform(parseGoTime);

/** A Go duration: nanoseconds, here as seconds. */
export const nanoseconds = optional(z.number()).transform(value =>
  value === undefined ? undefined : Math.round(value / 1e9),
);
