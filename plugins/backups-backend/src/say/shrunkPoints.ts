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

/** @returns the words for a copy that holds far less than before */
export function shrunkWords(found: Shrunk) {
  const { object, place, drop } = found;
  const day = new Date(drop.since * 1000).toISOString().slice(0, 10);
  return {
    title: `The ${place} copy by ${object} holds ${contentInWords(
      drop.sizeBytes,
      drop.files,
    )} since ${timeInWords(drop.since)}; before, it held ${contentInWords(
      drop.usualBytes,
      drop.usualFiles,
    )}.`,
    detail: whatIsLeft(found),
    fix: `Look into it now, while the older ones are there; hold the copying until then. If it is meant to be that small, annotate the volume, the object that copies it, or the entity with backups/accept-smaller: "${day}".`,
  };
}
