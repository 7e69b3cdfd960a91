/** Instants are epoch seconds. */

/** One cause and one owner. */
export interface Alarm {
  owner: string;
  cause: string;
  title: string;
  detail: string;
  /** References of what it puts at risk, or did. */
  refs: string[];
  firstSeenAt: number;
  /** Absent: nobody was told. */
  toldAt?: number;
  /** It does not stand since then; absent: it stands. */
  clearedAt?: number;
  /** It stood before owners were told of anything: it is nobody's news. */
  old: boolean;
}

/** What stands now. */
export type StandingAlarm = Pick<
  Alarm,
  'owner' | 'cause' | 'title' | 'detail' | 'refs'
>;

/** What is to be done. */
export interface SettledAlarms {
  /** What stands, or stood lately. */
  alarms: Alarm[];
  /** Of these, the ones to tell owners of. */
  opened: Alarm[];
  /** What was told of and is over. */
  resolved: Alarm[];
}

/** Something is told of, and is over, when it was seen twice this far apart. */
export const HOLDS_AFTER = 15 * 60;

/** @returns what tells alarms apart */
export function alarmKey({
  owner,
  cause,
}: Pick<Alarm, 'owner' | 'cause'>): string {
  return `${owner}\n${cause}`;
}

/**
 * Decides what owners are told, by the rules of noise: only what was seen
 * twice, 15 minutes apart; once per cause and owner; over when it has been so
 * for 15 minutes. What stood at the baseline is not told.
 *
 * @param options - `known`: as they were settled last; `isBaseline`: nothing is
 * told yet; `isUnknown`: nobody can tell whether it is still at risk, so that
 * it is not over
 */
export function settleAlarms(options: {
  now: number;
  known: readonly Alarm[];
  standing: readonly StandingAlarm[];
  isBaseline: boolean;
  isUnknown: (ref: string) => boolean;
}): SettledAlarms {
  const { now, known, standing, isBaseline, isUnknown } = options;
  const before = new Map(known.map(alarm => [alarmKey(alarm), alarm]));
  const settled: SettledAlarms = { alarms: [], opened: [], resolved: [] };

  for (const one of standing) {
    const last = before.get(alarmKey(one));
    before.delete(alarmKey(one));
    const alarm: Alarm = {
      ...one,
      firstSeenAt: last?.firstSeenAt ?? now,
      toldAt: last?.toldAt,
      old: last?.old ?? isBaseline,
    };
    settled.alarms.push(alarm);
    if (
      !alarm.old &&
      alarm.toldAt === undefined &&
      now - alarm.firstSeenAt >= HOLDS_AFTER
    ) {
      settled.opened.push(alarm);
    }
  }

  for (const alarm of before.values()) {
    if (alarm.refs.some(isUnknown)) {
      settled.alarms.push(alarm);
      continue;
    }
    const clearedAt = alarm.clearedAt ?? now;
    if (now - clearedAt < HOLDS_AFTER) {
      settled.alarms.push({ ...alarm, clearedAt });
    } else if (alarm.toldAt !== undefined) {
      settled.resolved.push({ ...alarm, clearedAt });
    }
  }
  return settled;
}
