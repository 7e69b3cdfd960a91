import { spawnSync } from 'node:child_process';

/** A system user, as `spawn` takes it. */
export interface LabUser {
  uid: number;
  gid: number;
}

/** Debian's PostgreSQL package makes the first; the second is everywhere. */
const CANDIDATES = ['postgres', 'nobody'];

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], {
    encoding: 'utf8',
  });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/**
 * PostgreSQL refuses to run as root, and to root every file is readable.
 *
 * @returns whom to run systems as; `undefined`: as whoever runs the lab
 * @throws an error when root finds nobody else
 */
export function labUser(): LabUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    `The lab runs PostgreSQL, which refuses to run as root, and there is no user ${CANDIDATES.join(
      ' or ',
    )}. Start it as another user.`,
  );
}
