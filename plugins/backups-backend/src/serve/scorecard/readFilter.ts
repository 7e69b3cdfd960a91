import { InputError } from '@backstage/errors';
import {
  VERDICTS,
  Verdict,
  valuesOfField,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { ScorecardFilter } from '../../keep/scorecard/ScorecardStore';
import { scorecardFilterSchema } from './scorecardRoutes';

function several(text: string | undefined): string[] | undefined {
  const values = text === undefined ? [] : valuesOfField(text);
  return values.length > 0 ? values : undefined;
}

function isVerdict(value: string): value is Verdict {
  return (VERDICTS as readonly string[]).includes(value);
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
 * @throws InputError for a verdict that is none
 */
export function readFilter(
  query: z.infer<typeof scorecardFilterSchema>,
): ScorecardFilter {
  return {
    verdicts: verdictsOf(query.verdict),
    kinds: several(query.kind),
    owners: several(query.owner),
    systems: several(query.system),
    tiers: several(query.tier),
    lifecycles: several(query.lifecycle),
    clusters: several(query.cluster),
    destinations: several(query.destination),
    text: query.q?.trim() || undefined,
  };
}
