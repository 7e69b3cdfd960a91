import {
  LEVEL_RULES,
  SCORECARD_EXPORT_FORMATS,
  SlaView,
  VERDICTS,
} from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { SCORECARD_SORTS } from '../../keep/scorecard/ScorecardStore';
import type { RouteDefinition } from '../RouteDefinition';

const nothing = z.object({});

/** Values are separated by commas; a value itself is URL-encoded. */
const several = z.string().max(4000).optional();

/** Length of a period of whole days. */
const days = z
  .enum(['7', '30', '90'])
  .default('30')
  .transform(text => Number(text) as SlaView['days']);

/** What every list and number of the scorecard is filtered by. */
export const scorecardFilterSchema = z.object({
  verdict: several.describe(`Of ${VERDICTS.join(', ')}.`),
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

/**
 * Routes about many entities at once. They answer about what the caller may
 * see; who may see nothing is refused.
 */
export const SCORECARD_ROUTES = {
  scorecard: {
    method: 'get',
    path: '/entities',
    operationId: 'GetScorecard',
    summary:
      'Entities with their verdicts, worst first unless asked otherwise, and how many there are of each.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema.extend({
      sort: z.enum(SCORECARD_SORTS).default('worst'),
      order: z.enum(['asc', 'desc']).default('asc'),
      cursor: z.string().max(4000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: { status: 200, type: 'ScorecardPage' },
  },
  scorecardNeeds: {
    method: 'get',
    path: '/scorecard/needs',
    operationId: 'GetScorecardNeeds',
    summary: 'What needs an owner, once per cause, worst first.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema,
    response: { status: 200, type: 'NeedsResponse' },
  },
  scorecardChanges: {
    method: 'get',
    path: '/scorecard/changes',
    operationId: 'GetScorecardChanges',
    summary: 'Entities that are not what they were when a day began.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema.extend({
      since: z.iso
        .date()
        .optional()
        .describe('The day, in UTC. Default: a week ago.'),
    }),
    response: { status: 200, type: 'ChangesResponse' },
  },
  scorecardFacets: {
    method: 'get',
    path: '/scorecard/facets',
    operationId: 'GetScorecardFacets',
    summary: 'Values that the filter of the scorecard may be given.',
    permission: 'backups.read',
    parameters: nothing,
    query: nothing,
    response: { status: 200, type: 'ScorecardFacetsResponse' },
  },
  scorecardOwners: {
    method: 'get',
    path: '/scorecard/owners',
    operationId: 'GetScorecardOwners',
    summary: 'How many apps of each owner every rule of the levels is met for.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema,
    response: { status: 200, type: 'OwnerRulesResponse' },
  },
  scorecardDrills: {
    method: 'get',
    path: '/scorecard/drills',
    operationId: 'GetScorecardDrills',
    summary: 'Restores that were tried, newest first.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema,
    response: { status: 200, type: 'DrillsResponse' },
  },
  scorecardSla: {
    method: 'get',
    path: '/scorecard/sla',
    operationId: 'GetScorecardSla',
    summary:
      'How often what was due was made in a period that ended yesterday, and on which days something was missed.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema.extend({ days }),
    response: { status: 200, type: 'SlaReport' },
  },
  scorecardNotLinked: {
    method: 'get',
    path: '/scorecard/not-linked',
    operationId: 'GetNotLinked',
    summary: 'Entities of the catalog of which nothing was found anywhere.',
    permission: 'backups.read',
    parameters: nothing,
    query: nothing,
    response: { status: 200, type: 'NotLinkedResponse' },
  },
  scorecardExport: {
    method: 'get',
    path: '/scorecard/export',
    operationId: 'ExportScorecard',
    summary:
      'Everything that the filter lets through as of one instant, as JSON, or as CSV with what it is about in lines that begin with #. It is audited.',
    permission: 'backups.read',
    parameters: nothing,
    query: scorecardFilterSchema.extend({
      format: z.enum(SCORECARD_EXPORT_FORMATS).default('json'),
      days,
      sort: z.enum(SCORECARD_SORTS).default('worst'),
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    response: { status: 200, type: 'ScorecardExport' },
  },
} as const satisfies Record<string, RouteDefinition>;
