import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  LEVEL_RULES,
  VERDICTS,
  scorecardQuery,
  valuesOfField,
  type Level,
  type LevelRule,
  type ScorecardFilterParameters,
  type ScorecardRequest,
  type ScorecardSortField,
  type Verdict,
} from 'backstage-plugin-backups-common';
import { SCORECARD_COLUMNS } from '../components/scorecard/apps/scorecardColumns';

/** Fields of which several values may be asked for. */
export type ListField = Exclude<
  keyof ScorecardFilterParameters,
  'q' | 'cause' | 'entity'
>;

const LIST_FIELDS = [
  'verdict',
  'kind',
  'owner',
  'system',
  'tier',
  'lifecycle',
  'cluster',
  'destination',
  'level',
  'rule',
] as const satisfies readonly ListField[];

/** Fields of the address to change; `undefined` takes one away. */
export type ScorecardFields = Partial<ScorecardRequest & { since: string }>;

/** What the address asks for, and how to ask for something else. */
export interface ScorecardParameters {
  /** The filter and the order. */
  request: ScorecardRequest;
  /** Day from whose beginning changes are told, `2026-11-16`. */
  since?: string;
  /** Changes some fields; `undefined` takes one away. */
  change: (fields: ScorecardFields) => void;
  /** Takes the filter away, and keeps the order. */
  clear: () => void;
  /** Something is filtered. */
  isFiltered: boolean;
}

function isVerdict(value: string): value is Verdict {
  return (VERDICTS as readonly string[]).includes(value);
}

function isLevel(value: string): boolean {
  return /^[0-5]$/.test(value);
}

function isRule(value: string): value is LevelRule {
  return (LEVEL_RULES as readonly string[]).includes(value);
}

function isSort(value: string | null): value is ScorecardSortField {
  return (
    value === 'worst' ||
    SCORECARD_COLUMNS.some(column => column.sort === value && value !== null)
  );
}

function readRequest(parameters: URLSearchParams): ScorecardRequest {
  const request: ScorecardRequest = {};
  for (const field of LIST_FIELDS) {
    const values = valuesOfField(parameters.get(field) ?? '');
    if (values.length === 0) continue;
    if (field === 'verdict') {
      const verdicts = values.filter(isVerdict);
      if (verdicts.length > 0) request.verdict = verdicts;
    } else if (field === 'level') {
      const levels = values
        .filter(isLevel)
        .map(value => Number(value) as Level);
      if (levels.length > 0) request.level = levels;
    } else if (field === 'rule') {
      const rules = values.filter(isRule);
      if (rules.length > 0) request.rule = rules;
    } else {
      request[field] = values;
    }
  }
  const cause = parameters.get('cause');
  if (cause) request.cause = cause;
  const text = parameters.get('q');
  if (text) request.q = text;
  const sort = parameters.get('sort');
  if (isSort(sort) && sort !== 'worst') request.sort = sort;
  if (parameters.get('order') === 'desc') request.order = 'desc';
  return request;
}

/** @returns the parameters of the address with some fields changed */
export function withScorecardFields(
  before: URLSearchParams,
  fields: ScorecardFields,
): URLSearchParams {
  const after = new URLSearchParams(before);
  const written = scorecardQuery(fields);
  for (const name of Object.keys(fields)) {
    const value = written.get(name);
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}

/** Keeps filter and order of the scorecard in the address. */
export function useScorecardParameters(): ScorecardParameters {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.toString();
  const request = useMemo(() => readRequest(new URLSearchParams(text)), [text]);
  const change = useCallback(
    (fields: ScorecardFields) =>
      setParameters(before => withScorecardFields(before, fields), {
        replace: true,
      }),
    [setParameters],
  );
  const clear = useCallback(
    () =>
      change(
        Object.fromEntries(
          [...LIST_FIELDS, 'q', 'cause'].map(field => [field, undefined]),
        ),
      ),
    [change],
  );
  const isFiltered =
    request.q !== undefined ||
    request.cause !== undefined ||
    LIST_FIELDS.some(field => request[field] !== undefined);
  const since = parameters.get('since') ?? undefined;
  return { request, since, change, clear, isFiltered };
}
