/** A backup that `pgbackrest info` lists. Times are epoch seconds. */
export interface InfoBackupWish {
  start: number;
  /** Absent: it is left out of the output. */
  stop?: number;
  segment: string;
  error?: boolean | null;
}

/** `20261014-020000F` */
function labelOf(start: number): string {
  return `${new Date(start * 1000)
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .slice(0, 15)
    .replace('T', '-')}F`;
}

/** @returns a full backup as `pgbackrest info --output=json` writes it */
export function infoBackup({
  start,
  stop,
  segment,
  error = false,
}: InfoBackupWish) {
  return {
    archive: { start: segment, stop: segment },
    backrest: { format: 5, version: '2.57' },
    database: { id: 1, 'repo-key': 1 },
    error,
    info: {
      delta: 31_000_000,
      size: 31_000_000,
      repository: { delta: 9_000_000, size: 9_000_000 },
    },
    label: labelOf(start),
    lsn: { start: '0/9000028', stop: '0/9000100' },
    prior: null,
    reference: null,
    timestamp: { start, ...(stop !== undefined && { stop }) },
    type: 'full',
  };
}

/** A stanza, and what is special about it. */
export interface StanzaWish {
  name?: string;
  min: string;
  max: string;
  backups: readonly ReturnType<typeof infoBackup>[];
  code?: number;
  message?: string;
  /** Versions of the systems that wrote there, the present one last. */
  versions?: readonly string[];
}

/** @returns a stanza as `pgbackrest info --output=json` writes it */
export function infoStanza({
  name = 'ledger',
  min,
  max,
  backups,
  code = 0,
  message = 'ok',
  versions = ['17'],
}: StanzaWish) {
  return {
    archive: [{ database: { id: 1, 'repo-key': 1 }, id: '17-1', min, max }],
    backup: backups,
    cipher: 'none',
    db: versions.map((version, index) => ({
      id: index + 1,
      'repo-key': 1,
      'system-id': 7_440_011_223_344_556 + index,
      version,
    })),
    name,
    repo: [{ cipher: 'none', key: 1, status: { code, message } }],
    status: { code, lock: { backup: { held: false } }, message },
  };
}
