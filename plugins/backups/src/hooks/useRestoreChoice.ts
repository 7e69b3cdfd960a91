import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type {
  RestoreScenario,
  RestoreWay,
} from 'backstage-plugin-backups-common';
import {
  RESTORE_SCENARIOS,
  RESTORE_WAYS,
} from 'backstage-plugin-backups-common';

/** Query parameters of the restore view; each is part of a link to it. */
const PARAMETERS = {
  tag: 'restore',
  scenario: 'happened',
  moment: 'good',
  opened: 'since',
  planId: 'from',
  way: 'way',
} as const;

/** Query of a link that opens the restore view where no clock of the server is known. */
export const RESTORE_ASKED = `${PARAMETERS.tag}=asked`;

/** What was chosen on the way to a runbook. */
export interface RestoreChoice {
  /** Ends the names of what is made on the way; the same while one follows it. */
  tag: string;
  scenario?: RestoreScenario;
  /** When it was last good, ISO 8601; absent: when the view was opened. */
  moment?: string;
  /** When the view was opened, ISO 8601. */
  opened: string;
  planId?: string;
  way?: RestoreWay;
}

/** The restore view, as the URL says it. */
export interface RestoreUrl {
  /** Absent: the view is closed. */
  choice?: RestoreChoice;
  /** A link asked for the view; it has yet to be opened with the server's clock. */
  isAsked: boolean;
  /** @param now - ISO 8601, the server's clock */
  open: (now: string) => void;
  change: (changes: Partial<RestoreChoice>) => void;
  close: () => void;
}

function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(candidate => candidate === value);
}

function isoOf(value: string | null): string | undefined {
  if (value === null || Number.isNaN(Date.parse(value))) return undefined;
  return new Date(value).toISOString();
}

function tagOf(now: string): string {
  return now.slice(5, 16).replace(/[-:]/g, '').replace('T', '-');
}

/**
 * Parameters that open the restore view, for a link to it.
 *
 * @param now - ISO 8601, the server's clock
 */
export function restoreParameters(now: string): Record<string, string> {
  return { [PARAMETERS.tag]: tagOf(now), [PARAMETERS.opened]: now };
}

/**
 * Link to the restore view of the entity whose page is shown, with a choice made
 * already: `?restore=1122-1347&since=…&happened=volume-lost`.
 *
 * @param now - ISO 8601, the server's clock
 * @param choice - what is chosen
 */
export function restoreHref(
  now: string,
  choice: Partial<Omit<RestoreChoice, 'opened'>> = {},
): string {
  const parameters = new URLSearchParams(restoreParameters(now));
  for (const key of ['tag', 'scenario', 'moment', 'planId', 'way'] as const) {
    const value = choice[key];
    if (value !== undefined) parameters.set(PARAMETERS[key], value);
  }
  return `?${parameters}`;
}

/**
 * Keeps what was chosen in the URL: who gets the link sees the same runbook,
 * with the same names and the same time in it.
 */
export function useRestoreChoice(): RestoreUrl {
  const [parameters, setParameters] = useSearchParams();
  const update = useCallback(
    (values: Partial<Record<string, string | undefined>>, replace = false) =>
      setParameters(
        before => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === undefined) after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace },
      ),
    [setParameters],
  );

  const choice = useMemo((): RestoreChoice | undefined => {
    const tag = parameters.get(PARAMETERS.tag);
    const opened = isoOf(parameters.get(PARAMETERS.opened));
    if (tag === null || opened === undefined) return undefined;
    return {
      tag: /^[a-z0-9][a-z0-9-]{0,14}[a-z0-9]$/.test(tag) ? tag : tagOf(opened),
      scenario: oneOf(RESTORE_SCENARIOS, parameters.get(PARAMETERS.scenario)),
      moment: isoOf(parameters.get(PARAMETERS.moment)),
      opened,
      planId: parameters.get(PARAMETERS.planId) ?? undefined,
      way: oneOf(RESTORE_WAYS, parameters.get(PARAMETERS.way)),
    };
  }, [parameters]);

  const open = useCallback(
    // The link that asked is no page to go back to: it would ask again.
    (now: string) =>
      update(restoreParameters(now), parameters.has(PARAMETERS.tag)),
    [parameters, update],
  );
  const change = useCallback(
    (changes: Partial<RestoreChoice>) =>
      update(
        Object.fromEntries(
          Object.entries(changes).map(([key, value]) => [
            PARAMETERS[key as keyof RestoreChoice],
            value,
          ]),
        ),
        true,
      ),
    [update],
  );
  const close = useCallback(
    () =>
      update(
        Object.fromEntries(
          Object.values(PARAMETERS).map(name => [name, undefined]),
        ),
      ),
    [update],
  );
  const isAsked = !choice && parameters.has(PARAMETERS.tag);
  return { choice, isAsked, open, change, close };
}
