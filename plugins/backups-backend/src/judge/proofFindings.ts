import { Finding, instantToIso } from 'backstage-plugin-backups-common';
import { describeObject, locationOf } from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { clockFinding } from './clock/clockFinding';
import { JudgedPlan } from './JudgedPlan';
import { Proof } from './proof';
import { isSameItem } from './sharedIdentities';

function evidenceOf({ listing }: Proof): Finding['evidence'] {
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

function sharedFinding(
  plan: JudgedPlan,
  proof: Proof | undefined,
  others: readonly JoinedPlan[],
): Finding[] {
  const alias = plan.joined.fact.writes?.repository;
  // Its own provider sees and tells it where both name one Secret.
  const unseen = others.filter(
    other => other.fact.writes?.repository !== alias,
  );
  if (unseen.length === 0) return [];
  const { fact } = plan.joined;
  const repository =
    proof?.listing.repository ?? locationOf(fact.destination) ?? alias;
  return [
    {
      code: 'same-identity-in-repository',
      severity: 'erodes',
      title: `${describeObject(plan.joined.fact.object)} and ${unseen
        .map(
          other =>
            `${describeObject(other.fact.object)} on ${
              other.fact.object.cluster
            }`,
        )
        .join(', ')} write as ${fact.writes?.identity} into one repository.`,
      detail:
        'Their restore points cannot be told apart, so what is in the repository proves neither: retention of one removes those of the other, and a restore takes the newest of either.',
      fix: 'Give each a name or a repository of its own.',
      causeKey: `same-identity-in-repository/${repository}`,
      evidence: proof ? evidenceOf(proof) : fact.evidence,
    },
  ];
}

/**
 * What a comparison with the repository is worth telling besides the state.
 *
 * @param others - plans that write under the same name there
 */
export function proofFindings(
  plan: JudgedPlan,
  others: readonly JoinedPlan[],
): Finding[] {
  const { proof } = plan;
  return proof
    ? [...aheadFinding(proof), ...kindFindings(plan, proof, others)]
    : sharedFinding(
        plan,
        undefined,
        others.filter(other => !isSameItem(plan.joined, other)),
      );
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
  plan: JudgedPlan,
  proof: Proof,
  others: readonly JoinedPlan[],
): Finding[] {
  const { kind, success } = proof;
  switch (kind) {
    case 'shared':
      return sharedFinding(plan, proof, others);
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
      return [];
    default: {
      const unplaced: never = kind;
      throw new Error(`Proof without a place: ${unplaced}`);
    }
  }
}
