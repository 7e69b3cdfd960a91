import { Finding, instantToIso } from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { clockFinding } from './clock/clockFinding';
import { JudgedFinding, KnownFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';
import { Proof } from './proof';

/** @returns the listing that a plan was compared with, as evidence */
export function evidenceOf({ listing }: Proof): Finding['evidence'] {
  return [
    {
      object: `Listing of ${listing.repository}`,
      field: 'takenAt',
      value: instantToIso(listing.takenAt),
    },
  ];
}

/**
 * What a comparison with the repository is worth telling besides the state.
 */
export function proofFindings(plan: JudgedPlan): KnownFinding[] {
  const { proof } = plan;
  return proof ? [...aheadFinding(proof), ...kindFindings(plan, proof)] : [];
}

/** A point whose time lies after the listing that has it. */
function aheadFinding({ listing }: Proof): Finding[] {
  const { ahead } = listing.summary ?? {};
  return ahead
    ? [
        clockFinding(
          {
            machine: `whatever writes as ${listing.identity}`,
            sourceId: listing.sourceId,
          },
          `Restore point ${ahead.id}`,
          { instant: ahead.at, aheadBy: ahead.at - listing.takenAt },
        ),
      ]
    : [];
}

function kindFindings(
  { joined: { fact } }: JudgedPlan,
  proof: Proof,
): JudgedFinding[] {
  const { kind, success, listing } = proof;
  const object = describeObject(fact.object);
  switch (kind) {
    case 'identical':
      return [
        {
          code: 'unchanged-content-not-written',
          severity: 'advice',
          object,
          place: fact.destination.label,
          causeKey: `unchanged-content-not-written/${listing.repository}`,
          evidence: evidenceOf(proof),
        },
      ];
    case 'not-told':
      return [
        {
          code: 'success-not-in-repository',
          severity: 'erodes',
          object,
          successAt: success?.finishedAt,
          identity: listing.identity,
          fault: proof.fault,
          causeKey: `success-not-in-repository/${listing.repository}`,
          evidence: evidenceOf(proof),
        },
      ];
    case 'seen':
    case 'hollow':
    case 'open':
    case 'shared':
      return [];
    default: {
      const unplaced: never = kind;
      throw new Error(`Proof without a place: ${unplaced}`);
    }
  }
}
