import { fractionOf } from '../../seed/fractionOf';
import { DAY } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import type { Moment } from '../objects/Moment';
import type {
  DemoBackupSchedule,
  DemoDatabase,
  DemoRepository,
  DemoSlots,
} from './DemoDatabase';

/** Backups older than this have expired, and their objects with them. */
const KEPT = 35 * DAY;

/** What pgBackRest needs before it begins. Seconds. */
const PREPARATION = 3;

/** A backup that was begun. Instants are epoch seconds. */
export interface DemoBackup {
  name: string;
  /** Absent: somebody made it by hand. */
  schedule?: string;
  repository: DemoRepository;
  full: boolean;
  slot: number;
  startedAt: number;
  endsAt: number;
  label: string;
}

function stamp(instant: number): string {
  return toTimestamp(instant).replace(/[-:Z]/g, '').replace('T', '-');
}

function slotsIn(
  { period, offset }: DemoSlots,
  from: number,
  until: number,
): number[] {
  const first = Math.ceil((from - offset) / period) * period + offset;
  const slots: number[] = [];
  for (let slot = first; slot <= until; slot += period) slots.push(slot);
  return slots;
}

function slotsOf(
  schedule: DemoBackupSchedule,
  { now, anchor }: Moment,
  createdAt: number,
): number[] {
  return schedule.slots.flatMap((slots, index) => {
    const next = schedule.slots.at(index + 1)?.sinceAgo;
    const since = slots.sinceAgo === undefined ? 0 : anchor - slots.sinceAgo;
    const until = next === undefined ? now : Math.min(now, anchor - next - 1);
    return slotsIn(slots, Math.max(createdAt, since, now - KEPT), until);
  });
}

/** @returns the schedule as it stands at a moment */
export function currentSlots(
  { slots }: DemoBackupSchedule,
  { now, anchor }: Moment,
): DemoSlots {
  return (
    slots
      .filter(
        ({ sinceAgo }) => sinceAgo === undefined || anchor - sinceAgo <= now,
      )
      .at(-1) ?? slots[0]
  );
}

/** @returns every backup that is there at a moment, oldest first */
export function backupsOf(
  moment: Moment,
  database: DemoDatabase,
  createdAt: number,
): DemoBackup[] {
  const begun = [
    ...database.schedules.flatMap(schedule =>
      slotsOf(schedule, moment, createdAt).map(slot => ({
        schedule: schedule.name,
        repository: schedule.repository,
        full: schedule.makes === 'full',
        typicalSeconds: schedule.typicalSeconds,
        slot,
      })),
    ),
    ...database.manualFullsAgo
      .map(ago => moment.anchor - ago)
      .filter(slot => slot <= moment.now && slot > moment.now - KEPT)
      .map(slot => ({
        schedule: undefined,
        repository: database.repositories[0],
        full: true,
        typicalSeconds: 600,
        slot,
      })),
  ].sort((a, b) => a.slot - b.slot);

  const lastFull = new Map<DemoRepository, string>();
  return begun.map(({ typicalSeconds, ...backup }): DemoBackup => {
    const startedAt = backup.slot + PREPARATION;
    const chance = fractionOf(
      `${database.name}/${backup.repository}/${backup.slot}`,
    );
    const own = stamp(startedAt);
    // What it builds on may have begun before anything that is still there.
    const base = lastFull.get(backup.repository) ?? `${stamp(createdAt)}F`;
    const label = backup.full ? `${own}F` : `${base}_${own}I`;
    if (backup.full) lastFull.set(backup.repository, label);
    return {
      ...backup,
      name: `${backup.schedule ?? `${database.name}-by-hand`}-${stamp(
        backup.slot,
      ).replace('-', '')}`,
      startedAt,
      endsAt: startedAt + Math.round(typicalSeconds * (0.8 + 0.4 * chance)),
      label,
    };
  });
}
