import { NAS, cloudSyncTask, nasAnswers } from '../estate/cloudSync';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { nfsDeployment } from '../estate/volumes';
import { Truth } from './Truth';
import { World, isoOf } from './World';

const HOUR = 3600;
const DAY = 24 * HOUR;
const APP = 'gallery';
const NIGHT = HOUR;
const TAKES = 720;
const WHOLE = '/mnt/pool/pictures';
const PART = '/mnt/pool/pictures/2026';
const PLACE = 'pictures/';
/** A time that is less ahead than this may be true. */
const TOLERANCE = 300;

/** The one run that a NAS remembers of a task. */
interface Job {
  state: 'SUCCESS' | 'FAILED' | 'ABORTED' | 'WAITING' | 'RUNNING';
  started?: number;
  finished?: number;
}

/**
 * A folder of a NAS that Cloud Sync copies to a bucket each night. The copy has
 * no history, and the NAS remembers the last run only. Its lies: a clock that
 * is ahead, a task that copies a part, a bucket emptied behind the back.
 */
export class NasWorld implements World {
  readonly title = 'TrueNAS Cloud Sync';
  readonly app = { name: APP };
  readonly truth = new Truth();
  readonly events = [
    'runs begin to fail',
    'runs are aborted',
    'runs wait for ever',
    'runs work again',
    'the task is disabled',
    'the task is enabled',
    'the task copies a part',
    'the task copies the whole',
    'the bucket is emptied behind the back',
    'the clock of the NAS jumps ahead',
    'the clock of the NAS is right',
    'the NAS forgets its jobs',
  ] as const;

  #now: number;
  #job: Job | undefined;
  #outcome: 'SUCCESS' | 'FAILED' | 'ABORTED' | 'WAITING' = 'SUCCESS';
  #enabled = true;
  #path = WHOLE;
  #skew = 0;
  #illUntil: number;
  #readAt = 0;

  constructor(begin: number) {
    this.#now = begin - 2 * DAY;
    this.#illUntil = begin + DAY;
    this.advance(begin);
  }

  advance(until: number): void {
    for (
      let night = Math.floor((this.#now - NIGHT) / DAY + 1) * DAY + NIGHT;
      night + TAKES <= until;
      night += DAY
    ) {
      if (this.#enabled) this.#run(night);
    }
    this.#now = until;
  }

  #run(at: number): void {
    const started = at + this.#skew;
    if (this.#outcome === 'WAITING') {
      this.#job = { state: 'WAITING' };
      return;
    }
    this.#job = { state: this.#outcome, started, finished: started + TAKES };
    if (this.#outcome !== 'SUCCESS') return;
    if (this.#skew > 0) this.truth.tell({ kind: 'clock-ahead', place: PLACE });
    else this.truth.forget('clock-ahead', PLACE);
    // A part of it is not it, and the rest is removed from the bucket.
    this.truth.deleteAll(PLACE);
    this.truth.forget('run-untold', PLACE);
    if (this.#path === WHOLE) {
      this.truth.add({ place: PLACE, offSite: true, dataTime: at });
      this.truth.forget('deleted-behind-the-back', PLACE);
    }
  }

  happen(event: string, now: number): void {
    this.#illUntil = Math.max(this.#illUntil, now + 2 * DAY);
    switch (event) {
      case 'runs begin to fail':
        this.#outcome = 'FAILED';
        break;
      case 'runs are aborted':
        this.#outcome = 'ABORTED';
        break;
      case 'runs wait for ever':
        this.#outcome = 'WAITING';
        break;
      case 'runs work again':
        this.#outcome = 'SUCCESS';
        break;
      case 'the task is disabled':
        this.#enabled = false;
        break;
      case 'the task is enabled':
        this.#enabled = true;
        break;
      case 'the task copies a part':
        if (this.#path !== PART) this.#leaveUntold();
        this.#path = PART;
        break;
      case 'the task copies the whole':
        if (this.#path !== WHOLE) this.#leaveUntold();
        this.#path = WHOLE;
        break;
      case 'the bucket is emptied behind the back':
        this.truth.deleteAll(PLACE);
        this.truth.tell({ kind: 'deleted-behind-the-back', place: PLACE });
        break;
      case 'the clock of the NAS jumps ahead':
        this.#skew = 5 * HOUR;
        break;
      case 'the clock of the NAS is right':
        this.#skew = 0;
        break;
      case 'the NAS forgets its jobs':
        this.#leaveUntold();
        this.#job = undefined;
        break;
      default:
        throw new Error(`Nothing here is called '${event}'.`);
    }
  }

  /** Of a run that was not read yet, nobody says any more what it copied. */
  #leaveUntold(): void {
    if ((this.#job?.started ?? 0) > this.#readAt) {
      this.truth.tell({ kind: 'run-untold', place: PLACE });
    }
  }

  objects(): KubernetesManifest[] {
    return [nfsDeployment(APP, { server: NAS, path: WHOLE })];
  }

  nas(): Record<string, unknown> {
    const job = this.#job;
    const task = cloudSyncTask({
      path: this.#path,
      enabled: this.#enabled,
      state: job?.state,
      started: job?.started === undefined ? undefined : isoOf(job.started),
      finished: job?.finished === undefined ? undefined : isoOf(job.finished),
    });
    return nasAnswers([job ? task : { ...task, job: null }]);
  }

  reports(): [] {
    return [];
  }

  wasRead(now: number): void {
    this.#readAt = now;
    // Of a run that failed it says nothing of the success before.
    if (
      this.#job?.state === 'SUCCESS' &&
      (this.#job.finished ?? 0) > now + TOLERANCE
    ) {
      this.truth.forget('clock-ahead', PLACE);
    }
  }

  isWell(now: number): boolean {
    return (
      now > this.#illUntil &&
      this.#outcome === 'SUCCESS' &&
      this.#enabled &&
      this.#path === WHOLE &&
      this.#skew === 0 &&
      this.#job?.state === 'SUCCESS' &&
      (this.truth.newest() ?? 0) > now - 1.2 * DAY
    );
  }
}
