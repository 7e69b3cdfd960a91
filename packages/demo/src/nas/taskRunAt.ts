import { fractionOf } from '../seed/fractionOf';
import { HOUR } from '../time/durations';
import type { DemoTask } from './demoTasks';

/** How the NAS tells of a run. Times are epoch seconds. */
export interface TaskRun {
  startedAt: number;
  /** Absent: it is under way. */
  finishedAt?: number;
  error?: string;
  dryRun: boolean;
}

/** The hour of the day where the NAS stands, summer time included. */
const FORMAT = new Intl.DateTimeFormat('en-NZ', {
  timeZone: 'Pacific/Auckland',
  hourCycle: 'h23',
  hour: 'numeric',
});

/** @returns the newest start of the task that is not after `instant` */
function slotAtOrBefore(task: DemoTask, instant: number): number {
  const hour = Math.floor(instant / HOUR) * HOUR;
  for (let back = 0; back <= 25; back += 1) {
    const slot = hour - back * HOUR;
    if (Number(FORMAT.format(slot * 1000)) === task.hour) return slot;
  }
  throw new Error(`There is no hour ${task.hour} in a day.`);
}

function durationOf(task: DemoTask, slot: number): number {
  const jitter = 0.8 + 0.5 * fractionOf(`task-${task.id}@${slot}`);
  return Math.round(task.typicalSeconds * jitter);
}

/**
 * @param now - epoch seconds
 * @param anchor - epoch seconds at which the story is told
 * @returns the one run that the NAS remembers
 */
export function taskRunAt(
  task: DemoTask,
  now: number,
  anchor: number,
): TaskRun | undefined {
  if (!task.enabled) return undefined;
  const startedAt = slotAtOrBefore(task, now) + 1;
  const { chapter } = task;
  if (chapter?.kind === 'dry-run') {
    const triedAt = anchor - chapter.ago;
    if (now >= triedAt && startedAt < triedAt) {
      return { startedAt: triedAt, finishedAt: triedAt + 9, dryRun: true };
    }
  } else if (chapter && startedAt >= anchor - chapter.ago) {
    const error =
      chapter.kind === 'locked'
        ? '[EFAULT] Dataset is locked'
        : chapter.message;
    return { startedAt, finishedAt: startedAt + 8, error, dryRun: false };
  }
  const finishedAt = startedAt + durationOf(task, startedAt);
  return finishedAt > now
    ? { startedAt, dryRun: false }
    : { startedAt, finishedAt, dryRun: false };
}

/** @returns whether the dataset of the task is locked */
export function isLockedAt(
  { chapter }: DemoTask,
  now: number,
  anchor: number,
): boolean {
  return chapter?.kind === 'locked' && now >= anchor - chapter.ago;
}
