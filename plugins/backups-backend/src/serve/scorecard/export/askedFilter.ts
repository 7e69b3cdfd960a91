import {
  Level,
  LevelRule,
  ScorecardFilterParameters,
  Verdict,
  valuesOfField,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { scorecardFilterSchema } from '../scorecardQueries';

/**
 * @param query - that `readFilter` has let through
 * @returns the filter as clients write it, without what was not asked for
 */
export function askedFilter(
  query: z.infer<typeof scorecardFilterSchema>,
): ScorecardFilterParameters {
  const { cause, q, verdict, level, rule, ...lists } = query;
  const several = (text: string | undefined) => {
    const values = text === undefined ? [] : valuesOfField(text);
    return values.length > 0 ? values : undefined;
  };
  const asked: ScorecardFilterParameters = {
    verdict: several(verdict) as Verdict[] | undefined,
    level: several(level)?.map(value => Number(value) as Level),
    rule: several(rule) as LevelRule[] | undefined,
    ...Object.fromEntries(
      Object.entries(lists).map(([name, text]) => [name, several(text)]),
    ),
    cause,
    q: q?.trim() || undefined,
  };
  return Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  );
}
