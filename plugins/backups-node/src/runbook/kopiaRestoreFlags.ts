/**
 * How every printed command restores with Kopia. Only root can give files back to
 * their users; other users would fail at the first file without the first flag.
 * Without the second a file with holes takes all of its length on the disk.
 * Source: `kopia restore --help`.
 *
 * @public
 */
export const KOPIA_RESTORE_FLAGS = [
  '--ignore-permission-errors',
  '--write-sparse-files',
] as const;
