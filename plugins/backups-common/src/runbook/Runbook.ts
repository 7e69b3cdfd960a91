import type { Command } from './Command';
import type { Prose } from './Prose';

/**
 * What happened, in the order in which people are asked.
 *
 * - `files-deleted`: some files are gone, the rest of the volume is good
 * - `volume-lost`: the volume is lost or damaged
 * - `broken-since`: the app is broken since a moment; volumes and databases go back to it
 * - `database-moment`: only a database goes back to a moment
 * - `cluster-gone`: nothing of the cluster is left
 * - `look`: nothing happened; look into a copy, for instance as a drill
 *
 * @public
 */
export const RESTORE_SCENARIOS = [
  'files-deleted',
  'volume-lost',
  'broken-since',
  'database-moment',
  'cluster-gone',
  'look',
] as const;

/** @public */
export type RestoreScenario = (typeof RESTORE_SCENARIOS)[number];

/**
 * How the data is brought back.
 *
 * - `new-volume`: into a new volume, which then takes the old one's place
 * - `in-place`: over the existing volume
 * - `command-line`: with the tool's own command line, wherever there is one
 * - `job`: with the tool's command line in a plain Kubernetes Job
 * - `new-cluster`: into a new database cluster beside the old one
 * - `provider`: with the service that made the copy
 *
 * @public
 */
export const RESTORE_WAYS = [
  'new-volume',
  'in-place',
  'command-line',
  'job',
  'new-cluster',
  'provider',
] as const;

/** @public */
export type RestoreWay = (typeof RESTORE_WAYS)[number];

/**
 * A value only the reader knows.
 *
 * @public
 */
export interface RunbookField {
  /** Also the name of its shell variable: `SNAPSHOT_CLASS`. Capitals, digits, underscores. */
  id: string;
  /** For instance `Volume snapshot class`. */
  label: string;
  /** How to find it out. */
  hint?: Prose;
  /** Prints the candidates. */
  findOut?: Command;
  /** Most likely value; absent: nothing is likely. */
  suggestion?: string;
  /** An example that is never used as a value. */
  example?: string;
}

/**
 * Phases of a restore, in order. `beside` restores into something new while the
 * app still runs; `undo` is typed only where it went wrong. Steps of several restores that happen together
 * are merged phase by phase.
 *
 * @public
 */
export const RUNBOOK_PHASES = [
  'keep',
  'beside',
  'pause',
  'restore',
  'swap',
  'prove',
  'put-back',
  'clean-up',
  'undo',
] as const;

/** @public */
export type RunbookPhase = (typeof RUNBOOK_PHASES)[number];

/**
 * One step: what to do, what to type, what to see, and what if not.
 *
 * @public
 */
export interface RunbookStep {
  /** Equal steps of several runbooks have equal ids, and are done once. */
  id: string;
  phase: RunbookPhase;
  title: Prose;
  why?: Prose;
  /** What it destroys; the step stands in a block of its own, this first. */
  destroys?: Prose;
  commands: Command[];
  expect?: Prose;
  /** What to do where it did not end so. */
  otherwise?: Prose;
  /** What may be printed instead, each with what to do then; most likely first. */
  cures?: Prose[];
}

/**
 * Something to know before the first step, with the command that tells how it
 * is now.
 *
 * @public
 */
export interface RunbookCheck {
  id: string;
  /** A word or two. */
  label: string;
  /** `ok`: known good; `look`: to be looked at; `problem`: in the way. */
  standing: 'ok' | 'look' | 'problem';
  detail: Prose;
  /** When it was read, ISO 8601 UTC; absent: it does not age. */
  asOf?: string;
  command?: Command;
}

/**
 * How to get data back: generated from live objects, filled in with their
 * names, and never executed by the portal.
 *
 * @public
 */
export interface Runbook {
  /** For instance `Restore radarr from NAS`. */
  title: string;
  scenario: RestoreScenario;
  way: RestoreWay;
  /** Other ways to do the same, best first. */
  ways: { way: RestoreWay; label: string; when: string }[];
  /** What comes back, from where, as of when. */
  summary: Prose;
  /** What makes it less than it seems. */
  warnings: Prose[];
  fields: RunbookField[];
  before: RunbookCheck[];
  steps: RunbookStep[];
}
