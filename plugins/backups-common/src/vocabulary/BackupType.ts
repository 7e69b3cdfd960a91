/**
 * What a backup holds: everything, what changed since the last full one, or
 * what changed since the last one of any type.
 *
 * @public
 */
export type BackupType = 'full' | 'differential' | 'incremental';
