import { CommonPointKind, Grade } from 'backstage-plugin-backups-common';

/** Instants are epoch seconds, durations seconds. */

/** Moments that are so near to each other are called close. */
export const CLOSE = 15 * 60;

/** A moment that an item can go back to. */
export interface Reachable {
  at: number;
  grade: Grade;
}

/** One way back of an item: a copy of it. */
export interface WayBack {
  planId: string;
  /** Label of the place. */
  destination: string;
  offSite?: boolean;
  /** Restore points that nothing speaks against, in any order. */
  points: readonly Reachable[];
  /** Every moment between these, by a log; `grade`: how its end is known. */
  log?: { from: number; to: number; grade: Grade };
}

/** Something that goes back together with others. */
export interface Member {
  key: string;
  ways: readonly WayBack[];
  /** There may be copies of it that were not read. */
  mayHaveMore: boolean;
}

/** What a member goes back to. */
export interface ChosenMoment extends Reachable {
  key: string;
  planId: string;
  destination: string;
  byLog: boolean;
}

/** The newest moment that several can go back to together. */
export interface CommonPoint {
  kind: CommonPointKind;
  /** The oldest of what is chosen. */
  at?: number;
  gapSeconds?: number;
  chosen: ChosenMoment[];
  /** Keys of members without a way back. */
  without: string[];
}

/** The newest moment of a member that is not after another; of equal ones the better known. */
function newestUntil(member: Member, until: number): ChosenMoment | undefined {
  let best: ChosenMoment | undefined;
  const offer = (way: WayBack, moment: Reachable, byLog: boolean) => {
    if (moment.at > until) return;
    const isPreferred =
      !best ||
      moment.at > best.at ||
      (moment.at === best.at &&
        best.grade !== 'seen-in-repository' &&
        moment.grade === 'seen-in-repository');
    if (!isPreferred) return;
    const { planId, destination } = way;
    best = { ...moment, key: member.key, planId, destination, byLog };
  };
  for (const way of member.ways) {
    for (const point of way.points) offer(way, point, false);
    const { log } = way;
    if (log && log.from <= log.to && log.from <= until) {
      offer(way, { at: Math.min(log.to, until), grade: log.grade }, true);
    }
  }
  return best;
}

/** Moments at which the newest of the members may stand. */
function candidates(members: readonly Member[], notAfter: number): number[] {
  const moments = new Set<number>();
  for (const { ways } of members) {
    for (const { points, log } of ways) {
      for (const { at } of points) if (at <= notAfter) moments.add(at);
      if (log && log.from <= notAfter) {
        moments.add(Math.min(log.to, notAfter));
        moments.add(log.from);
      }
    }
  }
  return [...moments].sort((one, other) => other - one);
}

function kindOf(gap: number): CommonPointKind {
  if (gap === 0) return 'same';
  return gap <= CLOSE ? 'close' : 'apart';
}

type FoundPoint = Required<Pick<CommonPoint, 'at' | 'gapSeconds' | 'chosen'>>;

/** Of those that are close the newest, then the nearest; else the nearest. */
function isBetter(one: FoundPoint, other: FoundPoint): boolean {
  const isClose = one.gapSeconds <= CLOSE;
  if (isClose !== other.gapSeconds <= CLOSE) return isClose;
  const [newer, nearer] = [
    one.at - other.at,
    other.gapSeconds - one.gapSeconds,
  ];
  return isClose
    ? newer > 0 || (newer === 0 && nearer > 0)
    : nearer > 0 || (nearer === 0 && newer > 0);
}

/**
 * Finds the newest moment that all members can go back to together. What has a
 * log is set to the moment of what has only restore points. Where they meet
 * nowhere, the moments that are nearest to each other.
 *
 * @param notAfter - what is newer is too new
 */
export function commonPoint(
  members: readonly Member[],
  notAfter: number,
): CommonPoint {
  const lost = members.filter(
    member => newestUntil(member, notAfter) === undefined,
  );
  if (members.length === 0 || lost.length > 0) {
    return {
      kind: lost.some(({ mayHaveMore }) => !mayHaveMore) ? 'none' : 'not-known',
      chosen: members.flatMap(member => newestUntil(member, notAfter) ?? []),
      without: lost.map(({ key }) => key),
    };
  }
  let best: FoundPoint | undefined;
  for (const until of candidates(members, notAfter)) {
    if (best && best.gapSeconds <= CLOSE && until < best.at) break;
    const chosen = members.flatMap(member => newestUntil(member, until) ?? []);
    // Further back one of them has nothing any more.
    if (chosen.length < members.length) break;
    const moments = chosen.map(moment => moment.at);
    const at = Math.min(...moments);
    const found = { at, gapSeconds: Math.max(...moments) - at, chosen };
    if (!best || isBetter(found, best)) best = found;
  }
  return best
    ? { ...best, kind: kindOf(best.gapSeconds), without: [] }
    : { kind: 'not-known', chosen: [], without: [] };
}

/** @returns the newest moment that one of them goes back to on its own */
export function newestOf(
  member: Member,
  notAfter: number,
): ChosenMoment | undefined {
  return newestUntil(member, notAfter);
}

/** @returns members with nothing but their ways away from the site */
export function offSiteOnly(members: readonly Member[]): Member[] {
  return members.map(member => ({
    ...member,
    ways: member.ways.filter(({ offSite }) => offSite === true),
    // A place of which it is not known whether it is away may be.
    mayHaveMore:
      member.mayHaveMore ||
      member.ways.some(({ offSite }) => offSite === undefined),
  }));
}
