import { BackupType } from 'backstage-plugin-backups-common';
import { StoredRun } from './BackupsStore';
import { RunRecord } from './documents';

/** Runs of a plan on one day, UTC, in one row: what was seen on it. */
export interface RunDayRow {
  plan_id: string;
  /** Days since 1970. */
  day: number | string;
  /** See {@link packRuns}. */
  runs: string;
  /** JSON: what went wrong, by the place in `runs`; absent: nothing. */
  messages: string | null;
}

const DAY = 86_400;

/** More runs than this of a plan on one day are not told apart by their ids. */
const PLACES = 100_000;

const OUTCOMES = { s: 'succeeded', f: 'failed' } as const;
const MAKES: readonly BackupType[] = ['full', 'differential', 'incremental'];

/**
 * @param instant - epoch seconds
 * @returns days since 1970, UTC
 */
export function runDayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

/** Whole numbers in base 36; a dot stands before any other. */
function written(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isSafeInteger(value) ? value.toString(36) : `.${value}`;
}

function read(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return text.startsWith('.') ? Number(text.slice(1)) : parseInt(text, 36);
}

/** How long before another an instant was; the instant itself where that is no whole number. */
function writtenFrom(from: number, instant: number | undefined): string {
  if (instant === undefined) return '';
  const apart = from - instant;
  return Number.isSafeInteger(apart) && from - apart === instant
    ? written(apart)
    : `.${instant}`;
}

function readFrom(from: number, text: string | undefined): number | undefined {
  const value = read(text);
  return value === undefined || text?.startsWith('.') ? value : from - value;
}

function beganAt(
  finishedAt: number | undefined,
  durationSeconds: number | undefined,
): number | undefined {
  return finishedAt === undefined || durationSeconds === undefined
    ? undefined
    : finishedAt - durationSeconds;
}

function packed(run: RunRecord, seenBefore: number): string {
  const { startedAt, finishedAt, seenAt, durationSeconds, makes } = run;
  // Most runs began as long before their end as they took.
  const isUsual = startedAt === beganAt(finishedAt, durationSeconds);
  const began = startedAt === undefined ? '-' : writtenFrom(seenAt, startedAt);
  const fields = [
    (run.outcome === 'failed' ? 'f' : 's') + writtenFrom(seenBefore, seenAt),
    writtenFrom(seenAt, finishedAt),
    written(durationSeconds),
    isUsual ? '' : began,
    makes === undefined ? '' : String(MAKES.indexOf(makes)),
    run.derived ? '1' : '',
  ];
  return fields.join(',').replace(/,+$/, '');
}

function seenAtOf(part: string, seenBefore: number): number {
  return readFrom(seenBefore, part.slice(1).split(',', 1)[0]) ?? seenBefore;
}

/**
 * Adds runs to those of the same plan and day.
 *
 * @param known - what is kept of that day; absent: nothing
 * @param runs - in the order in which they were seen
 * @returns about 12 bytes a run: `s-18he,8c,1o;s-2s0,8c,1o` are two that were seen
 * an hour apart, 300 s after their ends, and took 60 s
 */
export function packRuns(
  known: Pick<RunDayRow, 'runs' | 'messages'> | undefined,
  day: number,
  runs: readonly RunRecord[],
): Pick<RunDayRow, 'runs' | 'messages'> {
  const parts = known ? known.runs.split(';') : [];
  const messages: Record<string, string> = JSON.parse(known?.messages ?? '{}');
  let seenBefore = parts.reduce(
    (seen, part) => seenAtOf(part, seen),
    day * DAY,
  );
  for (const run of runs) {
    if (run.message !== undefined) {
      // PostgreSQL keeps every character but this one.
      messages[parts.length] = run.message.replaceAll('\u0000', '');
    }
    parts.push(packed(run, seenBefore));
    seenBefore = run.seenAt;
  }
  return {
    runs: parts.join(';'),
    messages:
      Object.keys(messages).length > 0 ? JSON.stringify(messages) : null,
  };
}

/** @returns the runs of a row, in the order in which they were seen */
export function unpackRuns(row: RunDayRow): StoredRun[] {
  const day = Number(row.day);
  const messages: Record<string, string> = JSON.parse(row.messages ?? '{}');
  let seenAt = day * DAY;
  return row.runs.split(';').map((part, place): StoredRun => {
    const [, ended, took, began, makes, derived] = part.split(',');
    seenAt = seenAtOf(part, seenAt);
    const finishedAt = readFrom(seenAt, ended);
    const durationSeconds = read(took);
    const startedAt =
      began === '-'
        ? undefined
        : readFrom(seenAt, began) ?? beganAt(finishedAt, durationSeconds);
    return {
      id: day * PLACES + place,
      planId: row.plan_id,
      outcome: OUTCOMES[part[0] as keyof typeof OUTCOMES],
      startedAt,
      finishedAt,
      seenAt,
      durationSeconds,
      message: messages[place],
      makes: makes ? MAKES[Number(makes)] : undefined,
      derived: derived ? true : undefined,
    };
  });
}

/** As late as a column of whole numbers can say. */
const LAST_DAY = 2 ** 31 - 1;

/**
 * @param id - of a run, or anything else that somebody asks for
 * @returns the day on which it was seen
 */
export function dayOfRunId(id: number): number {
  return Math.min(LAST_DAY, Math.floor(id / PLACES));
}
