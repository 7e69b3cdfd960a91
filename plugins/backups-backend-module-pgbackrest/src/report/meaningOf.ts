import type { BackupType } from 'backstage-plugin-backups-common';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { ListedBackup, StanzaInfo } from './Info';

/**
 * What one repository has of one stanza.
 *
 * - `listed`: its backups were told, if there are any
 * - `absent`: it has nothing of that name; a typing error looks the same
 * - `unreadable`: it could not be read, so nothing is known of what it has
 */
export type RepositoryState = 'listed' | 'absent' | 'unreadable';

/** A backup that is listed. Instants are epoch seconds. */
export interface MeantBackup {
  label: string;
  makes: BackupType | undefined;
  startedAt?: number;
  endedAt: number;
  /** The log that it needs to be restored is in the archive. */
  consistent: boolean;
  /** Pages with a wrong checksum were found; it is listed and counted all the same. */
  hasErrors: boolean;
  sizeBytes?: number;
  /** What it added to the repository. */
  storedBytes?: number;
}

/** What `pgbackrest info` says of a stanza in one repository. */
export interface RepositoryMeaning {
  stanza: string;
  repository: number;
  state: RepositoryState;
  /** Redacted; where it could not be read. */
  message?: string;
  backups: MeantBackup[];
  /** Only one set or one type was asked for, so nothing is concluded from what is missing. */
  partial: boolean;
  /**
   * No backup is of the database system that writes there now: `stanza-upgrade`
   * was run after the last one. Absent: not so, or not told.
   */
  formerOnly?: { was?: string; now?: string };
  /** `stanza-upgrade` was done in one repository and not in another. */
  mismatch: boolean;
}

const OK = 0;
const MISMATCH = 5;
const SET_NOT_FOUND = 6;

/** Source: `info.c` of pgBackRest. */
const STATES: Record<number, RepositoryState> = {
  0: 'listed',
  1: 'absent',
  2: 'listed',
  3: 'absent',
  6: 'listed',
};

const TYPES: Record<string, BackupType> = {
  full: 'full',
  diff: 'differential',
  incr: 'incremental',
};

function isConsistent(backup: ListedBackup, stanza: StanzaInfo): boolean {
  const { start, stop } = backup.archive ?? {};
  // Made while the server was down: it needs no log.
  if (!start || !stop) return true;
  const archive = stanza.archive?.find(
    candidate =>
      candidate?.database?.['repo-key'] === backup.database?.['repo-key'] &&
      candidate?.database?.id === backup.database?.id,
  );
  if (!archive?.min || !archive.max) return false;
  // Both are names of files, the first and the last by name: after a restore into
  // the same stanza they are of two timelines, and say nothing of segments within
  // another one. Source: `info.c` of pgBackRest, which sorts directories by name.
  return archive.min <= start && stop <= archive.max;
}

function backupsOf(stanza: StanzaInfo, repository: number): MeantBackup[] {
  return (stanza.backup ?? []).flatMap(backup => {
    const { label, timestamp, database } = backup ?? {};
    const number = database?.['repo-key'] ?? 1;
    if (!backup || !label || !timestamp?.stop || number !== repository) {
      return [];
    }
    return [
      {
        label,
        makes: TYPES[backup.type ?? ''],
        startedAt: timestamp.start,
        endedAt: timestamp.stop,
        consistent: isConsistent(backup, stanza),
        hasErrors: backup.error === true,
        sizeBytes: backup.info?.repository?.size,
        storedBytes: backup.info?.repository?.delta,
      },
    ];
  });
}

/** A system gets the next number with each `stanza-upgrade`; the last one is the present one. */
function formerOnly(
  { db = [], backup = [] }: StanzaInfo,
  repository: number,
): RepositoryMeaning['formerOnly'] {
  const isHere = (key: number | undefined) => (key ?? 1) === repository;
  const systems = db
    .flatMap(system =>
      system?.id !== undefined && isHere(system['repo-key']) ? [system] : [],
    )
    .sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
  const present = systems.at(-1);
  const ids = backup.flatMap(({ database } = {}) =>
    database?.id !== undefined && isHere(database['repo-key'])
      ? [database.id]
      : [],
  );
  const newest = Math.max(...ids);
  if (present?.id === undefined || ids.length === 0 || newest >= present.id) {
    return undefined;
  }
  const was = systems.find(({ id }) => id === newest);
  return { was: was?.version, now: present.version };
}

/** `ok` is said of a repository with a backup: where none is listed, a filter hid it. */
function isFiltered(
  { backup = [] }: StanzaInfo,
  repository: number,
  code: number | undefined,
): boolean {
  return (
    code === OK &&
    !backup.some(listed => (listed?.database?.['repo-key'] ?? 1) === repository)
  );
}

/**
 * What the output means, stanza by stanza and repository by repository. The
 * stanza's own status is not asked: it lumps together a repository that is
 * empty and one that cannot be read.
 */
export function meaningOf(stanzas: readonly StanzaInfo[]): RepositoryMeaning[] {
  return stanzas.flatMap(stanza => {
    const repositories =
      stanza.repo ??
      // Before there were several, the stanza's status was that of the only one.
      (stanza.backup ? [{ key: 1, status: stanza.status }] : []);
    return repositories.map(({ key = 1, status }): RepositoryMeaning => {
      const state = STATES[status?.code ?? -1] ?? 'unreadable';
      return {
        stanza: stanza.name ?? '[invalid]',
        repository: key,
        state,
        message:
          state === 'unreadable'
            ? sentenceOf(status?.message ?? 'its status is not known here')
            : undefined,
        backups: backupsOf(stanza, key),
        partial:
          status?.code === SET_NOT_FOUND ||
          isFiltered(stanza, key, status?.code) ||
          (stanza.backup ?? []).some(
            backup => backup?.['database-ref'] !== undefined,
          ),
        formerOnly: formerOnly(stanza, key),
        mismatch: stanza.status?.code === MISMATCH,
      };
    });
  });
}
