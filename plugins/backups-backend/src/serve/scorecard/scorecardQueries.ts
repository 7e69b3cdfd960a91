import {
  LEVEL_RULES,
  SCORECARD_EXPORT_FORMATS,
  SlaDays,
  VERDICTS,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { SCORECARD_SORTS } from '../../keep/scorecard/ScorecardQuestion';

/** Values are separated by commas; a value itself is URL-encoded. */
const several = z.string().max(4000).optional();

/** Length of a period of whole days. */
const days = z
  .enum(['7', '30', '90'])
  .default('30')
  .transform(text => Number(text) as SlaDays);

/** What every list and number of the scorecard is filtered by. */
export const scorecardFilterSchema = z.object({
  verdict: several.describe(`Of ${VERDICTS.join(', ')}.`),
  entity: z
    .string()
    .max(12_000)
    .optional()
    .describe('Entity references: these entities alone.'),
  kind: several,
  owner: several.describe('Entity references.'),
  system: several.describe('Entity references.'),
  tier: several,
  lifecycle: several,
  cluster: several,
  destination: several.describe('Labels of destinations.'),
  level: several.describe('Of 0 to 5.'),
  rule: several.describe(
    `Rules that are not met, of ${LEVEL_RULES.join(', ')}.`,
  ),
  cause: z
    .string()
    .max(1000)
    .optional()
    .describe('A cause, as the needs name it.'),
  q: z.string().max(200).optional().describe('Part of the name.'),
});

const sorted = {
  sort: z.enum(SCORECARD_SORTS).default('worst'),
  order: z.enum(['asc', 'desc']).default('asc'),
};

/** What the routes about many entities are asked, by the name of the route. */
export const SCORECARD_QUERIES = {
  getScorecard: scorecardFilterSchema.extend({
    ...sorted,
    cursor: z.string().max(4000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  getScorecardNeeds: scorecardFilterSchema,
  getScorecardChanges: scorecardFilterSchema.extend({
    since: z.iso
      .date()
      .optional()
      .describe('The day, in UTC. Default: a week ago.'),
  }),
  getScorecardTrend: scorecardFilterSchema,
  getTogether: scorecardFilterSchema,
  getWorstDay: scorecardFilterSchema,
  getScorecardOwners: scorecardFilterSchema,
  getScorecardDrills: scorecardFilterSchema,
  getScorecardSla: scorecardFilterSchema.extend({ days }),
  exportScorecard: scorecardFilterSchema.extend({
    format: z.enum(SCORECARD_EXPORT_FORMATS).default('json'),
    days,
    from: z.iso
      .date()
      .optional()
      .describe('First day of the period, in UTC. It goes before days.'),
    to: z.iso
      .date()
      .optional()
      .describe('Last day of the period. Default: yesterday.'),
    previous: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .optional()
      .describe('Of a chain: head of the file that it follows.'),
    ...sorted,
  }),
};
