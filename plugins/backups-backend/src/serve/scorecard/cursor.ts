import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { isKeyOf } from '../../keep/scorecard/listEntities';
import {
  SCORECARD_SORTS,
  ScorecardSort,
  SortKey,
} from '../../keep/scorecard/ScorecardQuestion';

/** Where a list is read on, and as of when it was begun. */
export interface ScorecardCursor {
  /** Epoch seconds. */
  now: number;
  sort: ScorecardSort;
  order: 'asc' | 'desc';
  after: SortKey;
}

/** The end of the year 9999, epoch seconds. */
const LATEST = 253_402_300_799;

const schema = z.object({
  now: z.number().int().nonnegative().max(LATEST),
  sort: z.enum(SCORECARD_SORTS),
  order: z.enum(['asc', 'desc']),
  after: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(10),
});

/** @returns an opaque text that is safe in a URL */
export function writeCursor(cursor: ScorecardCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * @param text - from {@link writeCursor}
 * @throws InputError when it is something else, or was made for another order
 */
export function readCursor(
  text: string,
  { sort, order }: Pick<ScorecardCursor, 'sort' | 'order'>,
): ScorecardCursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Told below, like a cursor of another shape.
  }
  const parsed = schema.safeParse(value);
  if (
    !parsed.success ||
    parsed.data.sort !== sort ||
    parsed.data.order !== order ||
    !isKeyOf(sort, parsed.data.after)
  ) {
    throw new InputError(
      'The cursor does not belong to this list. Begin again without one.',
    );
  }
  return parsed.data;
}
