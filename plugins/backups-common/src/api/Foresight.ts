import type { Evidence } from '../vocabulary/Finding';
import type { Grade } from '../vocabulary/PlanState';
import type { RestoreTestState } from '../vocabulary/RestoreTestState';
import type { SentinelView } from './SentinelView';
import type { WitnessView } from './WitnessView';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * What one item goes back to when several go back together.
 *
 * @public
 */
export interface CommonMemberView {
  itemKey: string;
  /** Name of the item: `immich`. */
  item: string;
  planId: string;
  /** Label of the place: `NAS`. */
  destination: string;
  /** Its data is as of then. */
  dataTime: string;
  /** It is set to that moment by its log; absent: that is the moment of a restore point. */
  byLog?: true;
  /** How it is known that it can go back there. */
  grade: Grade;
  /** What may stand in the way; absent: nothing that is known. */
  doubt?: string;
}

/**
 * How well what belongs together can go back together.
 *
 * - `same`: all to one moment
 * - `close`: to moments that are minutes apart, which is not consistent
 * - `apart`: the nearest moments are further apart than that
 * - `none`: one of them has no way back
 * - `not-known`: of one of them no way back is known, and there may be one
 *
 * @public
 */
export type CommonPointKind = 'same' | 'close' | 'apart' | 'none' | 'not-known';

/**
 * The newest moment that all items of an app can go back to together.
 *
 * @example `{ kind: 'same', at: '2026-08-22T02:00:00.000Z', gapSeconds: 0, … }`
 *
 * @public
 */
export interface CommonPointView {
  kind: CommonPointKind;
  /** No item comes back older than this; absent: there is no such moment. */
  at?: string;
  /** Between the oldest and the newest of the members. */
  gapSeconds?: number;
  /** What each of them goes back to. */
  members: CommonMemberView[];
  /** Names of items that have no way back, or of which none is known. */
  without: string[];
  /** Plain words for a person. */
  sentence: string;
}

/**
 * What becomes of the data of an item whose object is deleted, and nothing else.
 *
 * - `stays`: it does not lie in what is deleted
 * - `newest`: it comes back as its newest copy
 * - `older`: it comes back with data that was chosen earlier
 * - `empty`: it comes back with nothing in it
 * - `waits`: it does not come back until its source has something to fill it with
 * - `not-known`: what was read does not say
 *
 * @public
 */
export type DeletionKind =
  | 'stays'
  | 'newest'
  | 'older'
  | 'empty'
  | 'waits'
  | 'not-known';

/**
 * What happens if an item is deleted now.
 *
 * @example `{ item: 'radarr', kind: 'older', at: '2026-05-03T00:00:00.000Z', … }`
 *
 * @public
 */
export interface DeletionView {
  itemKey: string;
  item: string;
  kind: DeletionKind;
  /** What comes back is not newer than this; absent: not known, or nothing. */
  at?: string;
  /** What fills it: `ReplicationDestination media/radarr-dst`. */
  by?: string;
  /** What makes the object again, in words: `Flux's Kustomization radarr`. */
  makers: string[];
  /** The old volume is kept, and bound to nothing. */
  volumeStays?: true;
  /** The newest copy that can be brought back by hand; absent: none is known. */
  newest?: { at: string; destination: string };
  /** Plain words for a person. */
  sentence: string;
  /** Where that was read; never empty, unless it is not known. */
  evidence: Evidence[];
}

/**
 * What may be asked before something is done to an app.
 *
 * @public
 */
export const GATE_QUESTIONS = ['deploy', 'delete', 'upgrade'] as const;

/** @public */
export type GateQuestion = (typeof GATE_QUESTIONS)[number];

/** @public */
export type GateAnswer = 'yes' | 'no' | 'not-known';

/**
 * Whether something may be done to an app, by what its backups are worth. It
 * reads, and allows nothing by itself.
 *
 * @public
 */
export interface GateView {
  question: GateQuestion;
  /** `yes` only where nothing speaks against it and everything is known. */
  answer: GateAnswer;
  /** The answer in words: `Must not be deleted now.` */
  sentence: string;
  /** The weightiest first; `note`: it decides nothing. */
  reasons: {
    effect: 'no' | 'not-known' | 'note';
    text: string;
    fix?: string;
  }[];
}

/**
 * How long a restore of one item from one place takes, by restores that were
 * really tried.
 *
 * @example `{ item: 'radarr', destination: 'NAS', seconds: { from: 380, to: 610 }, … }`
 *
 * @public
 */
export interface RestoreTimeView {
  itemKey: string;
  item: string;
  planId: string;
  destination: string;
  /** From the fastest to the slowest that is to be expected; absent: there is no basis. */
  seconds?: { from: number; to: number };
  /** What that is known from; there is none without `seconds`. */
  basis?: { restores: number; lastAt: string; by: 'size' | 'same-item' };
  /** What the last restore took, and what would have been said before it. */
  checked?: {
    at: string;
    tookSeconds: number;
    said: { from: number; to: number };
    isRight: boolean;
  };
  /** Plain words for a person. */
  sentence: string;
}

/**
 * Until when one copy can bring back what is there now, if its runs go on as they
 * are scheduled and retention stays as it is.
 *
 * - `until`: about then the last of those restore points is removed
 * - `stays`: nothing removes it
 * - `not-known`: what was read does not say
 *
 * @example `{ item: 'radarr', destination: 'NAS', of: 'usual', kind: 'until', until: '2026-12-08T04:00:00.000Z', … }`
 *
 * @public
 */
export interface KeptUntilView {
  itemKey: string;
  item: string;
  planId: string;
  destination: string;
  /** `usual`: its newest points shrank, and those of the usual size are meant. */
  of: 'all' | 'usual';
  kind: 'until' | 'stays' | 'not-known';
  /** Data of the point that is removed last. */
  dataTime?: string;
  until?: string;
  /** Plain words for a person. */
  sentence: string;
  /** What keeps it longer; absent where nothing is in a hurry. */
  fix?: string;
}

/**
 * Whether all of an app is restored in time. `may-be`: if it goes well.
 *
 * @public
 */
export type RtoAnswer = 'met' | 'may-be' | 'not-met' | 'not-known';

/**
 * What is asked of a restore, and whether it can be met.
 *
 * @public
 */
export interface RtoView {
  /** By annotation `backups/rto` or the tier; absent: nothing is declared. */
  seconds?: number;
  answer: RtoAnswer;
  /** Absent: nothing is declared. */
  sentence?: string;
}

/**
 * A test of a restore as a plan: who does it, how it stands, when it is due.
 *
 * @example `{ item: 'radarr', by: 'CronJob media/radarr-restore-test', state: 'late', … }`
 *
 * @public
 */
export interface RestoreTestView {
  itemKey: string;
  item: string;
  /** What runs it, or that it is recorded. */
  by: string;
  /** It says what was compared; else only its own word is known. */
  validated: boolean;
  state: RestoreTestState;
  /** When it last ended well; absent: never, or not known. */
  passedAt?: string;
  /** By when it has to end well again; absent: nothing says. */
  dueAt?: string;
  /** Plain words for a person. */
  sentence: string;
}

/**
 * The newest moment that all items of several apps can go back to together, for
 * instance those of a System.
 *
 * @public
 */
export interface TogetherResponse {
  /** The server's clock for this answer. */
  now: string;
  /** How many apps that is said of: those that the caller may see, fifty at most. */
  apps: number;
  /** There are more than were looked at. */
  more?: true;
  /** From any place. */
  together: CommonPointView;
  /** From places away from the site alone. */
  togetherOffSite: CommonPointView;
}

/**
 * What is ahead of an app: what comes back, to which moment, how fast, and
 * until when.
 *
 * @public
 */
export interface ForesightView {
  entityRef: string;
  /** The server's clock for this answer. */
  now: string;
  clock: 'live' | 'dump';
  /** From any place. */
  together: CommonPointView;
  /** From places away from the site alone. */
  togetherOffSite: CommonPointView;
  /** What the app's drills showed of that; absent: not each of its items was tried with an id in it. */
  sentinel?: SentinelView;
  /** What happens to each item that is deleted now; exempt ones are left out. */
  deletion: DeletionView[];
  /** One for each question. */
  gates: GateView[];
  /** How long each way back takes. */
  restoreTimes: RestoreTimeView[];
  rto: RtoView;
  /** Until when each copy brings back what it has now. */
  keptUntil: KeptUntilView[];
  /** Tests of restores, by item. */
  tests: RestoreTestView[];
  /** Who reports each copy, and whether they agree. */
  witnesses: WitnessView[];
}
