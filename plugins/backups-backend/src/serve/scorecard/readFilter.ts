import { InputError } from '@backstage/errors';
import {
  LEVEL_RULES,
  Level,
  LevelRule,
  VERDICTS,
  Verdict,
  valuesOfField,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { ScorecardFilter } from '../../keep/scorecard/ScorecardQuestion';
import { scorecardFilterSchema } from './scorecardQueries';

function several(text: string | undefined): string[] | undefined {
  const values = text === undefined ? [] : valuesOfField(text);
  return values.length > 0 ? values : undefined;
}

/** References are kept in the form that the catalog compares. */
function inSmallLetters(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

function isVerdict(value: string): value is Verdict {
  return (VERDICTS as readonly string[]).includes(value);
}

function isRule(value: string): value is LevelRule {
  return (LEVEL_RULES as readonly string[]).includes(value);
}

function levelsOf(text: string | undefined): Level[] | undefined {
  return several(text)?.map(value => {
    const level = Number(value);
    if (/^[0-5]$/.test(value)) return level as Level;
    throw new InputError(`There is no level '${value}'. They are 0 to 5.`);
  });
}

function rulesOf(text: string | undefined): LevelRule[] | undefined {
  return several(text)?.map(value => {
    if (isRule(value)) return value;
    throw new InputError(
      `There is no rule '${value}'. The rules are ${LEVEL_RULES.join(', ')}.`,
    );
  });
}

function verdictsOf(text: string | undefined): Verdict[] | undefined {
  return several(text)?.map(value => {
    if (isVerdict(value)) return value;
    throw new InputError(
      `There is no verdict '${value}'. The verdicts are ${VERDICTS.join(
        ', ',
      )}.`,
    );
  });
}

/**
 * @param query - of a request, as its schema let it through
 * @throws InputError for a verdict, level or rule that is none
 */
export function readFilter(
  query: z.infer<typeof scorecardFilterSchema>,
): ScorecardFilter {
  return {
    verdicts: verdictsOf(query.verdict),
    refs: several(query.entity)?.map(inSmallLetters),
    kinds: several(query.kind),
    owners: several(query.owner),
    systems: several(query.system),
    tiers: several(query.tier),
    lifecycles: several(query.lifecycle),
    clusters: several(query.cluster),
    destinations: several(query.destination),
    levels: levelsOf(query.level),
    missedRules: rulesOf(query.rule),
    text: query.q?.trim() || undefined,
  };
}
