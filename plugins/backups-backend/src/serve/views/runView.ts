import { RunView, instantToIso } from 'backstage-plugin-backups-common';
import { StoredRun } from '../../keep/historyRows';

/** @returns a run, as it is answered */
export function runView(run: StoredRun): RunView {
  const iso = (instant: number | undefined) =>
    instant === undefined ? undefined : instantToIso(instant);
  return {
    id: String(run.id),
    outcome: run.outcome,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    seenAt: instantToIso(run.seenAt),
    durationSeconds: run.durationSeconds,
    message: run.message,
    makes: run.makes,
    derived: run.derived,
  };
}
