/** Whole days in UTC, the first and the last: `2026-07-01`. */
export interface ExportPeriod {
  from: string;
  to: string;
}

/** Periods that have a name, and one that has none. */
export const PERIOD_NAMES = {
  days30: 'Last 30 days',
  month: 'Last month',
  quarter: 'Last quarter',
  year: 'Last year',
  own: 'Other days',
} as const;

/** One of {@link PERIOD_NAMES}. */
export type PeriodName = keyof typeof PERIOD_NAMES;

const DAY_MILLISECONDS = 86_400_000;

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** @returns whole months, as `Date.UTC` counts them: month -1 is the last of the year before */
function months(year: number, first: number, count: number): ExportPeriod {
  return {
    from: dayOf(Date.UTC(year, first, 1)),
    to: dayOf(Date.UTC(year, first + count, 1) - DAY_MILLISECONDS),
  };
}

/**
 * @param now - ISO 8601
 * @returns the days of a period that is over; of one without a name, the last 30
 */
export function periodOf(name: PeriodName, now: string): ExportPeriod {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  switch (name) {
    case 'month':
      return months(year, month - 1, 1);
    case 'quarter':
      return months(year, Math.floor(month / 3) * 3 - 3, 3);
    case 'year':
      return months(year - 1, 0, 12);
    case 'days30':
    case 'own':
      return {
        from: dayOf(today.getTime() - 30 * DAY_MILLISECONDS),
        to: dayOf(today.getTime() - DAY_MILLISECONDS),
      };
    default: {
      const unplaced: never = name;
      throw new Error(`Period without days: ${unplaced}`);
    }
  }
}
