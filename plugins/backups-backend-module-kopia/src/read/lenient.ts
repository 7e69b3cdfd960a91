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

/** A list of which the first are heeded. */
export function listOf<T extends z.ZodType>(schema: T, most: number) {
  return optional(
    z.preprocess(
      value => (Array.isArray(value) ? value.slice(0, most) : value),
      z.array(schema),
    ),
  );
}

/** Text. */
export const text = optional(z.string());

/** Longer texts and lists are cut: no page shows as much. */
const LONGEST_TEXT = 8_192;
const LONGEST_LIST = 100;

/** What no database keeps is made visible. */
function bounded(value: string): string {
  return withoutSecret(value.slice(0, LONGEST_TEXT)).replaceAll(
    '\u0000',
    '\u2400',
  );
}

/** Text that is kept or shown: without what looks like a secret in it. */
export const shownText = text.transform(value =>
  value === undefined ? undefined : bounded(value),
);

/** Several of them. */
export const shownTexts = listOf(z.string().transform(bounded), LONGEST_LIST);

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
