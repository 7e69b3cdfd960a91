import { Finding, instantToIso } from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { clockFinding } from './clock/clockFinding';
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

function labelOf(plan: JudgedPlan): string {
  return `${plan.joined.fact.destination.label} copy by ${describeObject(
    plan.joined.fact.object,
  )}`;
}

/**
 * What a comparison with the repository is worth telling besides the state.
 */
export function proofFindings(plan: JudgedPlan): Finding[] {
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

function kindFindings(plan: JudgedPlan, proof: Proof): Finding[] {
  const { kind, success } = proof;
  switch (kind) {
    case 'identical':
      return [
        {
          code: 'unchanged-content-not-written',
          severity: 'advice',
          title: `The ${labelOf(
            plan,
          )} wrote nothing new: its content did not change.`,
          detail:
            'The policy in the repository skips snapshots that are identical to the one before, so the newest restore point is older than the last success.',
          causeKey: `unchanged-content-not-written/${proof.listing.repository}`,
          evidence: evidenceOf(proof),
        },
      ];
    case 'not-told':
      return [
        {
          code: 'success-not-in-repository',
          severity: 'erodes',
          title: `The repository has no restore point of the success that ${describeObject(
            plan.joined.fact.object,
          )} claims${
            success ? ` for ${instantToIso(success.finishedAt)}` : ''
          }.`,
          detail: `${
            proof.because ?? ''
          } Either nothing had changed and its policy skips identical snapshots, or nothing was copied; its policies were not told.`.trim(),
          fix: 'Let the report hold the policies of the repository; then it can be told.',
          causeKey: `success-not-in-repository/${proof.listing.repository}`,
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
