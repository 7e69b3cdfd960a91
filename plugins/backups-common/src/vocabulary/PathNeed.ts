/**
 * Something a copy needs besides the place it goes to. Where it is missing, the
 * copy does not run, and a restore does not either.
 *
 * @public
 */
export interface PathNeed {
  kind: 'mount' | 'cache';
  /** For instance `NFS nas.internal:/mnt/tank/backups`. */
  what: string;
  /** The machine that it is on, where it is one that serves others. */
  host?: string;
  /** How it is known. */
  because: string;
}
