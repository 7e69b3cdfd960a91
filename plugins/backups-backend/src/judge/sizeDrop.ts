import { Finding, timeInWords } from 'backstage-plugin-backups-common';
import {
  SizeDrop,
  SizedPoint,
  describeObject,
  sizeDrops,
} from 'backstage-plugin-backups-node';
import { JudgedPlan } from './JudgedPlan';
import { afterRun } from './isRemoved';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { StandingDrop } from './StandingDrop';

/**
 * @param acceptedUntil - what is small by then is meant to be; epoch seconds
 * @returns the newest drop in size that nobody accepted
 */
export function standingDrop(
  proof: Proof | undefined,
  memory: PlanMemory,
  acceptedUntil: number | undefined,
): StandingDrop | undefined {
  const newest = (drops: readonly SizeDrop[]) =>
    drops.filter(({ since }) => since > (acceptedUntil ?? 0)).at(-1);
  const listed =
    proof && proof.kind !== 'shared'
      ? newest(proof.listing.summary?.drops ?? [])
      : undefined;
  if (listed) return { ...listed, told: 'listing' };
  const printed = newest(
    sizeDrops([
      ...(memory.sizesElsewhere ?? []),
      ...printedAndListed(proof, memory),
    ]),
  );
  return printed && { ...printed, told: 'runs' };
}

/** What runs printed, and the newest that is listed where no run of it was seen. */
function printedAndListed(
  proof: Proof | undefined,
  memory: PlanMemory,
): readonly SizedPoint[] {
  const { sizes = [], goneAt } = memory;
  const last = sizes.at(-1);
  const listed = proof?.listing.summary?.newestGood;
  const isOwn = goneAt === undefined && proof?.kind !== 'shared';
  if (!last || !listed || !isOwn) return sizes;
  const { startedAt, sizeBytes, files } = listed;
  return startedAt > afterRun(memory, last.at)
    ? [...sizes, { at: startedAt, sizeBytes, files }]
    : sizes;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** @returns a size as a person would say it: `812 MB` */
function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${
    UNITS[unit]
  }`;
}

function contentInWords(
  bytes: number | undefined,
  files: number | undefined,
): string {
  const parts = [
    ...(bytes === undefined ? [] : [bytesInWords(bytes)]),
    ...(files === undefined
      ? []
      : [`${Math.round(files)} ${files === 1 ? 'file' : 'files'}`]),
  ];
  return parts.length === 2 ? `${parts[0]} in ${parts[1]}` : parts.join('');
}

/** What is known of those that are left, and of what becomes of them. */
function whatIsLeft({ joined }: JudgedPlan, drop: StandingDrop): string {
  const { retention } = joined.fact;
  if (retention.noHistory) {
    return 'It keeps no history: what was there before is overwritten.';
  }
  const { sentence } = joined.repository?.kept?.retention ?? retention;
  const when = timeInWords(drop.lastUsual.at);
  const left =
    drop.told === 'listing'
      ? `${drop.usualLeft} restore ${
          drop.usualLeft === 1 ? 'point' : 'points'
        } of the usual size ${
          drop.usualLeft === 1 ? 'is' : 'are'
        } left, the newest of ${when}.`
      : `The last run of the usual size was that of ${when}.`;
  return `${left} Each new run brings closer the time when retention has removed the last of them. ${sentence}`;
}

/** A volume that was emptied is copied on schedule like any other. */
export function dropFindings(plan: JudgedPlan): Finding[] {
  const { counted, drop, joined, thresholds } = plan;
  // What has ended and counts no more needs no care.
  if (!drop || (thresholds.fixed === 'gone' && !counted.counted)) return [];
  const { fact } = joined;
  const day = new Date(drop.since * 1000).toISOString().slice(0, 10);
  return [
    {
      code: 'point-shrunk',
      severity: 'breaks-restore',
      title: `The ${fact.destination.label} copy by ${describeObject(
        fact.object,
      )} holds ${contentInWords(
        drop.sizeBytes,
        drop.files,
      )} since ${timeInWords(drop.since)}; before, it held ${contentInWords(
        drop.usualBytes,
        drop.usualFiles,
      )}.`,
      detail: whatIsLeft(plan, drop),
      fix: `Look into it now, while the older ones are there; hold the copying until then. If it is meant to be that small, annotate the volume, the object that copies it, or the entity with backups/accept-smaller: "${day}".`,
      causeKey: `point-shrunk/${plan.id}`,
      evidence: [
        {
          object:
            drop.told === 'listing'
              ? `Listing of ${plan.proof?.listing.repository}`
              : `What ${describeObject(fact.object)} printed`,
          field: 'size',
          value: contentInWords(drop.sizeBytes, drop.files),
        },
      ],
    },
  ];
}
