import {
  SizeDrop,
  SizedPoint,
  describeObject,
  sizeDrops,
} from 'backstage-plugin-backups-node';
import { contentInWords } from './contentInWords';
import { JudgedFinding } from './findings/JudgedFinding';
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

/** A volume that was emptied is copied on schedule like any other. */
export function dropFindings(plan: JudgedPlan): JudgedFinding[] {
  const { counted, drop, joined, thresholds } = plan;
  // What has ended and counts no more needs no care.
  if (!drop || (thresholds.fixed === 'gone' && !counted.counted)) return [];
  const { fact } = joined;
  const object = describeObject(fact.object);
  const { retention } = fact;
  const kept = joined.repository?.kept?.retention ?? retention;
  return [
    {
      code: 'point-shrunk',
      severity: 'breaks-restore',
      object,
      place: fact.destination.label,
      drop,
      ...(!retention.noHistory && { retention: kept.sentence }),
      causeKey: `point-shrunk/${plan.id}`,
      evidence: [
        {
          object:
            drop.told === 'listing'
              ? `Listing of ${plan.proof?.listing.repository}`
              : `What ${object} printed`,
          field: 'size',
          value: contentInWords(drop.sizeBytes, drop.files),
        },
      ],
    },
  ];
}
