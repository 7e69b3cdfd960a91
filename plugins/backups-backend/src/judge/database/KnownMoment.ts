import { BackupType, MomentKnown } from 'backstage-plugin-backups-common';

/** What a moment of a recovery window rests on. Instants are epoch seconds. `say` has the words. */
export type MomentBasis =
  /** The tool itself says since when it can restore. */
  | { kind: 'tool' }
  /** The log is kept behind the oldest sound one of the newest backups. */
  | {
      kind: 'log-kept';
      newest: number;
      of: BackupType;
      /** When the repository listed them; absent: they were seen. */
      listedAt?: number;
    }
  /** `withoutLog`: the log behind the oldest sound full backup is not kept. */
  | { kind: 'oldest-full'; listedAt?: number; withoutLog?: true }
  /** The newest backup is of a former database system. */
  | { kind: 'former-system' }
  /** The log is archived when a segment of it is full. */
  | { kind: 'log-in-segments' }
  | { kind: 'log-archived'; lagSeconds: number; since?: number }
  | { kind: 'log-failing'; since?: number }
  | { kind: 'database-halted'; since?: number }
  /** The operator saw the log archived up to then, and says nothing since. */
  | { kind: 'log-seen-until-then' }
  | { kind: 'log-not-seen' }
  /** The newest backup that is listed with all the log it needs. */
  | { kind: 'newest-listed'; listedAt: number };

/** A moment, and how it is known. */
export interface KnownMoment {
  /** Epoch seconds. */
  at: number;
  known: MomentKnown;
  basis: MomentBasis;
}
