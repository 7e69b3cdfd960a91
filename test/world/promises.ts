import type {
  EntityBackups,
  LossView,
  PlanView,
} from 'backstage-plugin-backups-common';
import type { Truth } from './Truth';

/** Between the begin of a run and what a tool writes down as such. Seconds. */
const TOLERANCE = 120;
/** A copy may be this much older than allowed before anybody must say so. */
const LATE = 1.5;
const HOUR = 3600;
/** Of a copy that says so. */
const SHRUNK = 'point-shrunk';

/** Something that the page says, against what is true. */
export interface PagePromise {
  kind: PromiseKind;
  /** What the page says, and what is true; absent: it is kept. */
  broken?: string;
}

/** What a page promises. */
export type PromiseKind =
  | 'the loss with the volume'
  | 'the loss with the site'
  | 'the verdict'
  | 'a copy that counts'
  | 'a point that was listed';

function secondsOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time) / 1000;
}

function agoOf(now: number, time: number | undefined): string {
  return time === undefined
    ? 'nothing'
    : `${((now - time) / HOUR).toFixed(1)} h ago`;
}

function lossPromise(
  kind: PromiseKind,
  loss: LossView,
  newest: number | undefined,
  now: number,
): PagePromise {
  if (loss.kind === 'nothing-to-lose') {
    return { kind, broken: 'it says that there is nothing to lose' };
  }
  const promised = secondsOf(loss.dataTime);
  if (loss.kind !== 'time' || promised === undefined) return { kind };
  return newest !== undefined && newest >= promised - TOLERANCE
    ? { kind }
    : {
        kind,
        broken: `it promises data of ${agoOf(now, promised)}; there is ${agoOf(
          now,
          newest,
        )}`,
      };
}

function verdictPromise(
  { verdict, rpo, headline }: EntityBackups,
  newest: number | undefined,
  now: number,
): PagePromise {
  const kind = 'the verdict';
  // “No copy yet: the first one is due” promises nothing.
  const safe =
    verdict === 'protected' || /^Protected|still inside/.test(headline);
  if (verdict === 'no-data') {
    return { kind, broken: 'it says that there is no data' };
  }
  if (!safe || rpo.seconds === undefined) return { kind };
  return newest !== undefined && now - newest <= rpo.seconds * LATE + TOLERANCE
    ? { kind }
    : {
        kind,
        broken: `it says “${headline}” (RPO ${
          rpo.seconds / HOUR
        } h); there is ${agoOf(now, newest)}`,
      };
}

/** Something as new as that is there. */
function placePromise(
  kind: PromiseKind,
  {
    destination: { bucket, prefix = '' },
    promised = 0,
  }: {
    destination: PlanView['destination'];
    promised: number | undefined;
  },
  truth: Truth,
  now: number,
): PagePromise {
  const place = `${bucket}/${prefix.replaceAll(/^\/|\/$/g, '')}`;
  const newest = truth.newest({ place });
  return newest !== undefined && newest >= promised - TOLERANCE
    ? { kind }
    : {
        kind,
        broken: `it has one in ${place} of ${agoOf(
          now,
          promised,
        )}; there is ${agoOf(now, newest)}`,
      };
}

/** Compares everything that a page promises with what is true. */
export function promisesOf(
  backups: EntityBackups,
  truth: Truth,
): PagePromise[] {
  const now = secondsOf(backups.judgedAt) ?? 0;
  // What is said to hold next to nothing is not promised to bring anything back.
  const plans = backups.items
    .flatMap(item => item.plans)
    .filter(({ findings }) => findings.every(({ code }) => code !== SHRUNK));
  const copies = plans.filter(
    ({ counted, lastSuccess }) => counted && lastSuccess,
  );
  return [
    lossPromise(
      'the loss with the volume',
      backups.loss.volume,
      truth.newest(),
      now,
    ),
    lossPromise(
      'the loss with the site',
      backups.loss.site,
      truth.newest({ offSite: true }),
      now,
    ),
    verdictPromise(backups, truth.newest(), now),
    ...copies.map(({ destination, lastSuccess }) =>
      placePromise(
        'a copy that counts',
        { destination, promised: secondsOf(lastSuccess?.dataTime) },
        truth,
        now,
      ),
    ),
    ...plans
      .filter(({ counted, proof }) => counted && proof?.newestGood)
      .map(({ destination, proof }) =>
        placePromise(
          'a point that was listed',
          { destination, promised: secondsOf(proof?.newestGood?.dataTime) },
          truth,
          now,
        ),
      ),
  ];
}
