import { timeInWords } from 'backstage-plugin-backups-common';
import { FoundFacts } from '../judge/findings/JudgedFinding';
import { contentInWords } from '../judge/contentInWords';

type Shrunk = Extract<FoundFacts, { code: 'point-shrunk' }>;

/** What is known of those that are left, and of what becomes of them. */
function whatIsLeft({ drop, retention }: Shrunk): string {
  if (retention === undefined) {
    return 'It keeps no history: what was there before is overwritten.';
  }
  const when = timeInWords(drop.lastUsual.at);
  const left =
    drop.told === 'listing'
      ? `${drop.usualLeft} restore ${
          drop.usualLeft === 1 ? 'point' : 'points'
        } of the usual size ${
          drop.usualLeft === 1 ? 'is' : 'are'
        } left, the newest of ${when}.`
      : `The last run of the usual size was that of ${when}.`;
  return `${left} Each new run brings closer the time when retention has removed the last of them. ${retention}`;
}

/**
 * What shows it at a glance: its size, or its files where no size is known or
 * the size says nothing.
 */
function measuresOf({
  sizeBytes,
  usualBytes,
  files,
  usualFiles,
}: Shrunk['drop']): [now: string, before: string] {
  const now = contentInWords(sizeBytes, undefined);
  const before = contentInWords(usualBytes, undefined);
  return now === before || now === '' || before === ''
    ? [contentInWords(undefined, files), contentInWords(undefined, usualFiles)]
    : [now, before];
}

/** @returns the words for a copy that holds far less than before */
export function shrunkWords(found: Shrunk) {
  const { object, place, drop } = found;
  const day = new Date(drop.since * 1000).toISOString().slice(0, 10);
  const [now, before] = measuresOf(drop);
  return {
    title: `The ${place} copy by ${object} shrank: ${now} since ${timeInWords(
      drop.since,
    )}, ${before} before.`,
    detail: `It holds ${contentInWords(
      drop.sizeBytes,
      drop.files,
    )}; before, it held ${contentInWords(
      drop.usualBytes,
      drop.usualFiles,
    )}. ${whatIsLeft(found)}`,
    fix: `Look into it now, while the older ones are there; hold the copying until then. If it is meant to be that small, annotate the volume, the object that copies it, or the entity with backups/accept-smaller: "${day}".`,
  };
}
