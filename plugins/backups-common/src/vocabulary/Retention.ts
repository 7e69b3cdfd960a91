import type { BackupType } from './BackupType';

/**
 * One rule of a retention as it is declared or inherited.
 *
 * @public
 */
export interface RetentionRule {
  key:
    | 'latest'
    | 'hourly'
    | 'daily'
    | 'weekly'
    | 'monthly'
    | 'yearly'
    | 'within'
    | 'last';
  /** A count, or a duration as the tool writes it (`3d`). */
  value: string;
  /** Who set it, in words; absent: the plan, or the tool's own defaults. */
  from?: string;
  /**
   * It keeps nothing older than this, counted from the newest point. Seconds;
   * absent: it counts points, however old.
   */
  reachSeconds?: number;
}

/**
 * What a tool keeps that counts full backups and the log behind them.
 *
 * @public
 */
export interface ChainRetention {
  /** Absent: nothing ever expires. */
  fulls?: { count: number } | { days: number };
  /** Full backups count as differential ones, too. Absent: as long as their full one. */
  differentials?: number;
  /**
   * The newest backups behind which the log has no gap. Absent: all that are
   * kept.
   */
  log?: { count: number; of: BackupType };
}

/**
 * What a plan keeps.
 *
 * @public
 */
export interface Retention {
  /** The tool keeps no history at all: the copy is a mirror of now. */
  noHistory: boolean;
  declared: RetentionRule[];
  /** Rules that apply because the plan does not set them, with the tool's own defaults. */
  inherited: RetentionRule[];
  /** Where full backups and their log are what is kept. */
  chain?: ChainRetention;
  /** Plain words for a person. */
  sentence: string;
}
