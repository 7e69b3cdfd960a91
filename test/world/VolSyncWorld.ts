import type { ReportOfCase } from 'backups-demo/check';
import { kopiaReport, kopiaSnapshot } from '../estate/kopiaReport';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  replicationSource,
  repositoryOf,
  repositorySecret,
} from '../estate/volSync';
import { claim, deployment } from '../estate/volumes';
import { Truth } from './Truth';
import { World, isoOf } from './World';

const HOUR = 3600;
const APP = 'diary';
const RUN_SECONDS = 30;
/** A time that is less ahead than this may be true. */
const TOLERANCE = 300;
/** Between the end of a run and the next listing that must show it. */
const GRACE = HOUR;
/** How many snapshots retention keeps. */
const KEPT = 10;
/** What a volume holds: everything, next to nothing, or nothing. */
type Content = 'full' | 'small' | 'empty';
const CONTENT = {
  full: { bytes: 640_212_000, files: 1804, words: '640.2 MB' },
  small: { bytes: 4096, files: 3, words: '4.1 KB' },
  empty: { bytes: 0, files: 0, words: '0 B' },
} as const;

/** The mover's own words. */
function logOf(content: Content): string {
  const { files, words } = CONTENT[content];
  return content === 'empty'
    ? 'Directory is empty skipping backup'
    : ` * 0 hashing, ${files} hashed (${words}), 0 cached (0 B), uploaded 12.1 MB, estimating...\nCreated snapshot with root k7d0 and ID 55e1 in 19s`;
}

/** A snapshot as it really is in the repository. */
interface Snapshot {
  start: number;
  content: 'full' | 'small';
}

/** What the operator remembers of its last run. */
interface LastRun {
  /** By the clock of the operator. */
  ended: number;
  failed: boolean;
  /** By true time. */
  success?: number;
  content: Content;
}

/**
 * A volume that VolSync copies every hour into a Kopia repository, which a job
 * lists. Its lies: a success that nothing was written for, snapshots deleted
 * behind the back, a claim that is empty or lost next to everything, a clock that
 * is ahead, an edit whose status still tells of before.
 */
export class VolSyncWorld implements World {
  readonly title = 'VolSync and Kopia';
  readonly app = { name: APP };
  readonly truth = new Truth();
  readonly events = [
    'the runs begin to fail',
    'the runs work again',
    'a success writes nothing',
    'snapshots are deleted behind the back',
    'the source is paused',
    'the source goes on',
    'the operator dies',
    'the operator is back',
    'the claim is made anew, empty',
    'the claim is filled',
    'next to everything in the claim is lost',
    'the source copies another claim',
    'the bucket is changed',
    'the clock of the operator jumps ahead',
    'the clock of the operator is right',
    'the listing stops',
    'the listing goes on',
    'the source is deleted',
    'the source is made again',
  ] as const;

  #now: number;
  #claim: { name: string; edition: number; content: Content } = {
    name: APP,
    edition: 0,
    content: 'full',
  };
  #bucket = 'attic';
  /** By bucket, as the repository really is, oldest first. */
  #snapshots = new Map<string, Snapshot[]>();
  #last: LastRun | undefined;
  #lastFailed = false;
  #fails = false;
  #writesNothing = false;
  #paused = false;
  #alive = true;
  #exists = true;
  #skew = 0;
  #lists = true;
  #created: number;
  /** Since when something is not as it should be. */
  #illUntil = 0;
  #listed = new Map<string, number>();

  constructor(begin: number) {
    this.#now = begin;
    this.#created = begin - 200 * 24 * HOUR;
  }

  get #place(): string {
    return `${this.#bucket}/${APP}`;
  }

  advance(until: number): void {
    // On the hour, by true time.
    for (
      let slot = Math.floor(this.#now / HOUR + 1) * HOUR;
      slot + RUN_SECONDS <= until;
      slot += HOUR
    ) {
      if (this.#alive && !this.#paused && this.#exists) this.#run(slot);
    }
    this.#now = until;
  }

  #run(start: number): void {
    const ended = start + RUN_SECONDS + this.#skew;
    if (this.#fails) {
      this.#last = {
        ...(this.#last ?? { ended, content: 'full' }),
        failed: true,
      };
      this.#lastFailed = true;
      return;
    }
    const { content } = this.#claim;
    this.#last = {
      ended,
      failed: false,
      success: start,
      content,
    };
    this.#lastFailed = false;
    if (content === 'empty') return;
    const place = this.#place;
    if (this.#writesNothing) {
      this.truth.tell({
        kind: 'success-without-a-snapshot',
        place,
        listedFrom: start + GRACE,
      });
      return;
    }
    const there = this.#snapshots.get(this.#bucket) ?? [];
    const kept = [...there, { start, content }].slice(-KEPT);
    this.#snapshots.set(this.#bucket, kept);
    this.truth.deleteAll(place);
    // What holds next to nothing brings nothing back.
    for (const snapshot of kept) {
      if (snapshot.content === 'small') continue;
      this.truth.add({ place, offSite: true, dataTime: snapshot.start });
    }
    this.truth.forget('success-without-a-snapshot', place);
    this.truth.forget('deleted-behind-the-back', place);
    if (this.#skew > 0) this.truth.tell({ kind: 'clock-ahead', place });
    else this.truth.forget('clock-ahead', place);
  }

  happen(event: string, now: number): void {
    this.#illUntil = Math.max(this.#illUntil, now + 3 * HOUR);
    switch (event) {
      case 'the runs begin to fail':
        this.#fails = true;
        break;
      case 'the runs work again':
        this.#fails = false;
        break;
      case 'a success writes nothing':
        this.#writesNothing = true;
        break;
      case 'snapshots are deleted behind the back':
        this.#writesNothing = false;
        this.#snapshots.delete(this.#bucket);
        this.truth.deleteAll(this.#place);
        this.truth.tell({
          kind: 'deleted-behind-the-back',
          place: this.#place,
          listedFrom: now,
        });
        break;
      case 'the source is paused':
        this.#paused = true;
        break;
      case 'the source goes on':
        this.#paused = false;
        break;
      case 'the operator dies':
        this.#alive = false;
        break;
      case 'the operator is back':
        this.#alive = true;
        break;
      case 'the claim is made anew, empty':
        this.#claim = {
          ...this.#claim,
          edition: this.#claim.edition + 1,
          content: 'empty',
        };
        break;
      case 'the claim is filled':
        this.#claim = { ...this.#claim, content: 'full' };
        break;
      case 'next to everything in the claim is lost':
        if (this.#claim.content === 'full') {
          this.#claim = { ...this.#claim, content: 'small' };
        }
        break;
      case 'the source copies another claim':
        this.#claim = {
          name: this.#claim.name === APP ? `${APP}-larger` : APP,
          edition: this.#claim.edition + 1,
          content: 'full',
        };
        break;
      case 'the bucket is changed':
        this.#leaveUnlisted(now);
        this.#bucket = this.#bucket === 'attic' ? 'cellar' : 'attic';
        break;
      case 'the clock of the operator jumps ahead':
        this.#skew = 5 * HOUR;
        break;
      case 'the clock of the operator is right':
        this.#skew = 0;
        break;
      case 'the listing stops':
        this.#lists = false;
        break;
      case 'the listing goes on':
        this.#lists = true;
        break;
      case 'the source is deleted':
        this.#exists = false;
        this.#last = undefined;
        this.#lastFailed = false;
        break;
      case 'the source is made again':
        if (!this.#exists) this.#created = now;
        this.#exists = true;
        break;
      default:
        throw new Error(`Nothing here is called '${event}'.`);
    }
  }

  /** What retention removed since the last list of a place, no later list tells. */
  #leaveUnlisted(now: number): void {
    const place = this.#place;
    const there = this.#snapshots.get(this.#bucket) ?? [];
    if (there.length === 0 || this.truth.newest({ place }) !== undefined)
      return;
    this.truth.tell({ kind: 'removed-unlisted', place, listedFrom: now });
  }

  objects(): KubernetesManifest[] {
    const { name, edition } = this.#claim;
    const last = this.#last;
    return [
      deployment(APP, name),
      ...claim({
        name,
        uid: `uid-${edition}`,
        createdAt: isoOf(edition === 0 ? this.#created : this.#claimMadeAt()),
      }),
      repositorySecret(APP, {
        mover: 'kopia',
        bucket: this.#bucket,
        refreshedAt: isoOf(this.#now - 600),
      }),
      ...(this.#exists
        ? [
            replicationSource(APP, {
              claimName: name,
              mover: 'kopia',
              paused: this.#paused,
              createdAt: isoOf(this.#created),
              ...(last && {
                lastSync:
                  last.success === undefined ? undefined : isoOf(last.ended),
                duration: `${RUN_SECONDS}s`,
                nextSync: isoOf(Math.floor(last.ended / HOUR + 1) * HOUR),
                result: this.#lastFailed
                  ? ('Failed' as const)
                  : ('Successful' as const),
                logs: this.#lastFailed
                  ? 'error: unable to write: access denied'
                  : logOf(last.content),
              }),
            }),
          ]
        : []),
    ];
  }

  #editions = new Map<number, number>();

  #claimMadeAt(): number {
    const { edition } = this.#claim;
    const made = this.#editions.get(edition) ?? this.#now;
    this.#editions.set(edition, made);
    return made;
  }

  reports(now: number): ReportOfCase[] {
    if (!this.#lists) return [];
    const takenAt = now - 60;
    this.#listed.set(this.#bucket, takenAt);
    const snapshots = (this.#snapshots.get(this.#bucket) ?? []).filter(
      ({ start }) => start + RUN_SECONDS <= takenAt,
    );
    return [
      {
        kind: 'kopia',
        repository: repositoryOf(APP, this.#bucket),
        takenAt: new Date(takenAt * 1000),
        intervalSeconds: 6 * HOUR,
        body: Buffer.from(
          JSON.stringify(
            kopiaReport(
              [
                // Somebody else's: a list of nothing would conclude nothing.
                kopiaSnapshot({
                  app: 'forgotten',
                  start: '2026-01-01T00:00:00Z',
                }),
                ...snapshots.map(({ start, content }) =>
                  kopiaSnapshot({
                    app: APP,
                    start: isoOf(start + 2),
                    end: isoOf(start + RUN_SECONDS),
                    bytes: CONTENT[content].bytes,
                    files: CONTENT[content].files,
                  }),
                ),
              ],
              {
                app: APP,
                bucket: this.#bucket,
                fullRuns: [{ start: isoOf(takenAt - 5 * HOUR) }],
              },
            ),
          ),
        ),
      },
    ];
  }

  wasRead(now: number): void {
    for (const [bucket, takenAt] of this.#listed) {
      this.truth.listed(`${bucket}/${APP}`, takenAt);
    }
    // A time that cannot be is heard as such.
    if (!this.#lastFailed && (this.#last?.ended ?? 0) > now + TOLERANCE) {
      this.truth.forget('clock-ahead', this.#place);
    }
  }

  isWell(now: number): boolean {
    return (
      now > this.#illUntil &&
      !this.#fails &&
      !this.#writesNothing &&
      !this.#paused &&
      this.#alive &&
      this.#exists &&
      this.#skew === 0 &&
      this.#claim.content === 'full' &&
      (this.truth.newest({ place: this.#place }) ?? 0) > now - 2 * HOUR
    );
  }
}
