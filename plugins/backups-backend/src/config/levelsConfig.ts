import { LEVEL_RULES, LevelRule } from 'backstage-plugin-backups-common';
import { z } from 'zod';

/**
 * How levels are judged.
 *
 * @public
 */
export interface LevelsConfig {
  /** Rules that are shown and do not count before a day, `2027-01-01`. */
  countsFrom: Partial<Record<LevelRule, string>>;
}

/** A level that a tier expects. */
export const levelSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
]);

/** Keys of `backups` about levels. */
export const levelsSchemas = {
  levels: z
    .strictObject({
      countsFrom: z.partialRecord(z.enum(LEVEL_RULES), z.iso.date()).optional(),
    })
    .optional(),
};

/** @param value - what {@link levelsSchemas} let through */
export function readLevelsConfig(value: {
  levels?: { countsFrom?: Partial<Record<LevelRule, string>> };
}): LevelsConfig {
  return { countsFrom: value.levels?.countsFrom ?? {} };
}
