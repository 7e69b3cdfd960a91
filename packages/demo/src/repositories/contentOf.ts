import { fractionOf } from '../seed/fractionOf';
import { hexOf } from '../seed/hexOf';
import { DAY } from '../time/durations';

/** What a snapshot holds, and what it is called. */
export interface SnapshotContent {
  /** Of the snapshot: 32 hexadecimal digits. */
  id: string;
  /** Of what it holds. */
  root: string;
  /** Bytes. */
  size: number;
  files: number;
}

/**
 * The same wherever a volume is copied to, and whether Kopia's report or
 * an operator tells it.
 *
 * @param snapshot - `identity`: `user@host:/path`; `volume`: what was copied,
 * `namespace/claim`; `startedAt`: epoch seconds
 */
export function contentOf(snapshot: {
  identity: string;
  volume: string;
  startedAt: number;
}): SnapshotContent {
  const { identity, volume, startedAt } = snapshot;
  const seed = `${identity}@${startedAt}`;
  const base = 80_000_000 + Math.floor(fractionOf(volume) * 4_000_000_000);
  const days = Math.floor(startedAt / DAY) % 4000;
  return {
    id: hexOf(`${seed}/id`, 32),
    root: `k${hexOf(seed, 32)}`,
    size:
      base + days * 90_000 + Math.floor(fractionOf(`${seed}/size`) * 3_000_000),
    files: 800 + Math.floor(fractionOf(`${volume}/files`) * 9000),
  };
}
