import type { Rhythm } from '../../time/Cadence';
import type { Chapter } from '../story/Chapter';

/** A SnapshotPolicy of Kopiur into the NAS, with the SnapshotSchedule that runs it. */
export interface DemoPolicy {
  name: string;
  claim: string;
  rhythm: Rhythm;
  minute: number;
  /** How long a run takes, give or take. */
  typicalSeconds: number;
  /** Seconds before the anchor; the app's age when absent. */
  createdAgo?: number;
  /**
   * Under which name its snapshots lie in the repository: with `volsync` it goes
   * on with the name that VolSync's mover gave, with `kopiur` it has its own.
   */
  named: 'volsync' | 'kopiur';
  /** No run has ever begun: the Secret of its mover is missing. */
  blocked?: boolean;
  /** `fails` only: Kopiur makes a Snapshot of each slot, and retries none. */
  chapters: Extract<Chapter, { kind: 'fails' }>[];
}

/** @returns `user@host:/path` of its snapshots */
export function identityOfPolicy(
  { name, claim, named }: Pick<DemoPolicy, 'name' | 'claim' | 'named'>,
  namespace: string,
): { username: string; hostname: string; sourcePath: string } {
  return {
    username: name,
    hostname: namespace,
    sourcePath: named === 'volsync' ? '/data' : `/pvc/${claim}`,
  };
}

/**
 * @param createdAt - of its app, epoch seconds
 * @returns epoch seconds at which a policy was made
 */
export function beganAtOf(
  { anchor }: { anchor: number },
  { createdAgo }: Pick<DemoPolicy, 'createdAgo'>,
  createdAt: number,
): number {
  return createdAgo === undefined ? createdAt : anchor - createdAgo;
}
