/** Instants are epoch seconds. */

/** The newest report of a stream, without what it says. */
export interface ReportHead {
  /** See `listingIdOf`. */
  id: string;
  kind: string;
  repository: string;
  takenAt: number;
  receivedAt: number;
  intervalSeconds: number;
}

/** A row of `reports`. */
export interface ReportRow {
  id: string;
  kind: string;
  repository: string;
  taken_at: number | string;
  received_at: number | string;
  interval_seconds: number | string;
  body: string;
}

/** Every column of a head. */
export const HEAD_COLUMNS = [
  'id',
  'kind',
  'repository',
  'taken_at',
  'received_at',
  'interval_seconds',
] as const;

/** @returns what a row says */
export function headOf(row: Omit<ReportRow, 'body'>): ReportHead {
  return {
    id: row.id,
    kind: row.kind,
    repository: row.repository,
    takenAt: Number(row.taken_at),
    receivedAt: Number(row.received_at),
    intervalSeconds: Number(row.interval_seconds),
  };
}
