import {
  PortalDatabaseView,
  WorstDayKeyPlace,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { ChosenMoment } from '../../judge/foresight/commonPoint';
import { nameSome } from '../nameSome';

/**
 * @param after - names of what comes back before it
 * @param doubt - what may stand in the way
 * @returns what comes back of an item
 */
export function comesBackInWords(
  { at, destination, grade, byLog }: ChosenMoment,
  after: readonly string[],
  doubt: string | undefined,
): string {
  const known =
    grade === 'seen-in-repository' ? 'verified in repository' : 'reported';
  return [
    `As of ${timeInWords(at)} from ${destination}${
      byLog ? ', by its log' : ''
    }, ${known}.`,
    after.length > 0 ? `After ${nameSome(after)}.` : undefined,
    doubt,
  ]
    .filter(Boolean)
    .join(' ');
}

/** @returns that nothing of an item comes back, or that it is not known */
export function nothingBackInWords(mayHaveMore: boolean): string {
  return mayHaveMore
    ? 'Not known: a copy of it may be away from the site.'
    : 'Lost: no copy of it is away from the site.';
}

/** @returns what to know of a key that opens copies */
export function keyInWords(told: {
  place: WorstDayKeyPlace;
  secrets: readonly string[];
  store?: string;
  opens: readonly string[];
  holders: readonly string[];
}): string {
  const { place, secrets, store, opens, holders } = told;
  const secret = nameSome(secrets);
  const copies = `the copies of ${nameSome(opens)}`;
  switch (place) {
    case 'lost':
      return `${secret} opens ${copies}, and nothing that was read makes it: as far as is known it lies only in what is lost. Keep it outside.`;
    case 'may-be-lost':
      return `${store} has the keys to ${copies}, and may itself be lost with the site (${nameSome(
        holders,
      )}): keep those keys outside.`;
    case 'elsewhere-unknown':
      return `${store} has the keys to ${copies}: make sure that you get in there without this site.`;
    case 'not-known':
      return `What opens ${copies} was not read: make sure that you have it outside.`;
    default: {
      const unplaced: never = place;
      throw new Error(`Place of a key without words: ${unplaced}`);
    }
  }
}

/** @param names - in the order in which each needs the next */
export function loopInWords(names: readonly string[]): string {
  return names.length === 1
    ? `The key to ${names[0]} may lie in ${names[0]} itself: it comes back only with a key from outside.`
    : `${nameSome(
        names,
      )} need one another: they come back only with a key from outside.`;
}

/** @param machines - that volumes lie on and that are lost with the site */
export function beforeInWords(machines: readonly string[]): string[] {
  return [
    'This page, on paper or in a file: the portal is lost, too.',
    'A cluster with its operators, its storage classes and what deploys its apps. Nothing here brings those back.',
    ...(machines.length > 0
      ? [`The machines that volumes lie on: ${nameSome(machines)}.`]
      : []),
    'The keys below, from outside of what is lost.',
  ];
}

/** How the portal keeps what it knows. */
export type PortalDatabaseKnown =
  | { outcome: 'file' }
  /** No app that was asked about has it. */
  | { outcome: 'not-told' }
  | {
      outcome: 'item';
      item: string;
      kind: PortalDatabaseView['kind'];
      back?: ChosenMoment;
    };

/** @returns what becomes of the portal's own database */
export function portalInWords(known: PortalDatabaseKnown): string {
  switch (known.outcome) {
    case 'file':
      return 'Backstage keeps what it knows in a file or in memory: it begins anew, without drills and history.';
    case 'not-told':
      return `Whether Backstage's own database comes back is not known from the apps that were asked about.`;
    case 'item':
      if (known.back) {
        return `Backstage's own database, ${
          known.item
        }, comes back as of ${timeInWords(known.back.at)} from ${
          known.back.destination
        }.`;
      }
      return known.kind === 'lost'
        ? `Backstage's own database, ${known.item}, is lost: no copy of it is away from the site. Drills and history go with it.`
        : `Whether Backstage's own database, ${known.item}, comes back is not known: a copy of it may be away from the site.`;
    default: {
      const unplaced: never = known;
      throw new Error(`Database without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
