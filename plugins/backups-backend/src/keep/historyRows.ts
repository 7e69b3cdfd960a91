import { BackupType } from 'backstage-plugin-backups-common';
import { PlanDay, RunRecord } from './documents';

/** A run as it is stored. */
export interface StoredRun extends RunRecord {
  id: number;
}

/** A row of `runs`. */
export interface RunRow {
  id: number | string;
  plan_id: string;
  outcome: 'succeeded' | 'failed';
  started_at: number | string | null;
  finished_at: number | string | null;
  seen_at: number | string;
  duration_seconds: number | null;
  message: string | null;
  makes: BackupType | null;
  derived: number;
}

/** A row of `plan_days`. */
export interface PlanDayRow extends Omit<PlanDay, 'planId' | 'missedAt'> {
  plan_id: string;
  /** JSON. */
  missed_at: string;
}

/** PostgreSQL gives big integers as text. */
function optionalNumber(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

export function runOfRow(row: RunRow): StoredRun {
  return {
    id: Number(row.id),
    planId: row.plan_id,
    outcome: row.outcome,
    startedAt: optionalNumber(row.started_at),
    finishedAt: optionalNumber(row.finished_at),
    seenAt: Number(row.seen_at),
    durationSeconds: row.duration_seconds ?? undefined,
    message: row.message ?? undefined,
    makes: row.makes ?? undefined,
    derived: row.derived ? true : undefined,
  };
}

export function rowOfRun(run: RunRecord): object {
  return {
    plan_id: run.planId,
    outcome: run.outcome,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    seen_at: run.seenAt,
    duration_seconds: run.durationSeconds,
    // PostgreSQL keeps every character but this one.
    message: run.message?.replaceAll('\u0000', ''),
    makes: run.makes,
    derived: run.derived ? 1 : 0,
  };
}

export function planDayOfRow({
  plan_id,
  missed_at,
  ...day
}: PlanDayRow): PlanDay {
  const missedAt: number[] = JSON.parse(missed_at);
  return {
    planId: plan_id,
    ...day,
    ...(missedAt.length > 0 && { missedAt }),
  };
}

export function rowOfPlanDay({ planId, missedAt, ...day }: PlanDay): object {
  return {
    plan_id: planId,
    ...day,
    missed_at: JSON.stringify(missedAt ?? []),
  };
}
