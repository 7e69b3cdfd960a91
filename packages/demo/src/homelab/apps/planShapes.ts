import type { Chapter } from '../story/Chapter';
import { DAY, HOUR, MINUTE } from '../../time/durations';
import type { DemoPolicy } from '../kopiur/DemoPolicy';
import type { DemoPlan } from './DemoApp';

/** What most plans share; a story changes what it needs. */
type Changes = Partial<Omit<DemoPlan, 'destination'>>;

/**
 * The NAS was away one night, twelve days before the anchor. Everything that
 * was due failed, and caught up: a band across the history with one cause.
 */
const NAS_OUTAGE = {
  kind: 'fails',
  ago: 12 * DAY + 9 * HOUR,
  endedAgo: 12 * DAY + 4 * HOUR + 20 * MINUTE,
  reason: 'stale-file-handle',
} satisfies Chapter;

function nas(
  app: string,
  rhythm: 'hourly' | 'six-hourly',
  minute: number,
  { chapters = [], ...changes }: Changes,
): DemoPlan {
  return {
    name: app,
    destination: 'nas',
    claim: app,
    mover: 'kopia',
    rhythm,
    minute,
    typicalSeconds: 190,
    chapters: [...chapters, NAS_OUTAGE],
    ...changes,
  };
}

/** Every hour to the NAS. */
export function nasHourly(
  app: string,
  minute: number,
  changes: Changes = {},
): DemoPlan {
  return nas(app, 'hourly', minute, changes);
}

/** Every six hours to the NAS. */
export function nasSixHourly(
  app: string,
  minute: number,
  changes: Changes = {},
): DemoPlan {
  return nas(app, 'six-hourly', minute, changes);
}

/** Every day after midnight to Backblaze B2. */
export function backblazeDaily(
  app: string,
  minute: number,
  changes: Changes = {},
): DemoPlan {
  return {
    name: `${app}-b2`,
    destination: 'b2',
    claim: app,
    mover: 'kopia',
    rhythm: 'daily-at-midnight',
    minute,
    typicalSeconds: 380,
    chapters: [],
    ...changes,
  };
}

/** Every day after four to Cloudflare R2. */
export function cloudflareDaily(
  app: string,
  minute: number,
  changes: Changes = {},
): DemoPlan {
  return {
    name: `${app}-r2`,
    destination: 'r2',
    claim: app,
    mover: 'kopia',
    rhythm: 'daily-at-four',
    minute,
    typicalSeconds: 420,
    chapters: [],
    ...changes,
  };
}

/** Every six hours to the NAS, by Kopiur. */
export function kopiurSixHourly(
  app: string,
  minute: number,
  { chapters = [], ...changes }: Partial<DemoPolicy> = {},
): DemoPolicy {
  return {
    name: app,
    claim: app,
    rhythm: 'six-hourly',
    minute,
    typicalSeconds: 140,
    named: 'kopiur',
    chapters: [...chapters, NAS_OUTAGE],
    ...changes,
  };
}
