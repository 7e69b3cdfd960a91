import { dayOf } from 'backstage-plugin-backups-common';
import type { FindingFact, FindingText } from 'backstage-plugin-backups-node';
import {
  objectKey,
  sentenceOf,
  latestInstant,
} from 'backstage-plugin-backups-node';
import { findingAbout } from '../observe/findingAbout';
import type { KopiurContext, Observed } from '../observe/KopiurContext';
import { endOf, outcomeOf } from '../observe/runsOf';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { Restore } from '../read/Restore';

const KNOWN_PHASES = new Set([
  'Pending',
  'Resolving',
  'Restoring',
  'Completed',
  'Failed',
]);

type Claim = Observed<PersistentVolumeClaim>;

function dateOf(instant: number | undefined): string {
  return instant === undefined ? 'an unknown date' : dayOf(instant);
}

/** Continuing without a snapshot is what happens by default where a policy is named. */
function comesBackEmpty({ spec }: Restore): boolean {
  const { onMissingSnapshot } = spec?.policy ?? {};
  return onMissingSnapshot === undefined
    ? spec?.source?.fromPolicy !== undefined
    : onMissingSnapshot === 'Continue';
}

/** The newest snapshot of its policy that was there when the restore was pinned. */
function lostThen(
  { subject, value }: Observed<Restore>,
  context: KopiurContext,
): number | undefined {
  const policy = value.spec?.source?.fromPolicy;
  const pinnedAt = value.status?.resolved?.pinnedAt;
  if (!policy?.name || pinnedAt === undefined) return undefined;
  const key = `${policy.namespace ?? subject.object.namespace ?? ''}/${
    policy.name
  }`;
  return latestInstant(
    (context.runsOfPolicy.get(key) ?? [])
      .filter(run => outcomeOf(run) === 'copied' && endOf(run) < pinnedAt)
      .map(endOf),
  );
}

function pinnedFindings(
  restore: Observed<Restore>,
  claim: Claim,
  context: KopiurContext,
): FindingFact[] {
  const { subject, value } = restore;
  const { name } = subject.object;
  const about = { ...subject, itemKey: objectKey(claim.subject.object) };
  const tell = (text: FindingText) => findingAbout(about, text);
  const { resolved } = value.status ?? {};
  const forget = `Delete Restore ${subject.object.namespace}/${name} before the claim is made again: what makes it anew finds the newest snapshot.`;
  if (resolved?.resolution === 'NoSnapshot') {
    const lost = lostThen(restore, context);
    return [
      lost === undefined
        ? tell({
            code: 'populator-pinned-to-nothing',
            severity: 'advice',
            title: `If the claim ${claim.subject.object.name} is created again, it comes back empty.`,
            detail: `${name} found no snapshot when it was made, ${dateOf(
              resolved.pinnedAt,
            )}, and keeps to that.`,
            fix: forget,
            evidence: [
              { field: 'status.resolved.resolution', value: 'NoSnapshot' },
            ],
          })
        : tell({
            code: 'claim-came-back-empty',
            severity: 'breaks-restore',
            title: `The claim ${
              claim.subject.object.name
            } was filled with nothing ${dateOf(
              resolved.pinnedAt,
            )}, although a snapshot of ${dateOf(lost)} was there.`,
            detail:
              'Kopiur calls that restore completed. Copies made since are of the empty volume, and retention removes those before.',
            fix: `Pin the snapshots of before, then restore one of them. Set policy.onMissingSnapshot: Fail on ${name}.`,
            evidence: [
              { field: 'status.resolved.resolution', value: 'NoSnapshot' },
            ],
          }),
    ];
  }
  if (resolved?.pinnedAt === undefined) return [];
  return [
    tell({
      code: 'populator-serves-old-snapshot',
      severity: 'advice',
      title: `Creating the claim ${
        claim.subject.object.name
      } again would bring back the snapshot that was the newest ${dateOf(
        resolved.pinnedAt,
      )}, not the newest one.`,
      detail: `${name} chose a snapshot once and keeps to it.`,
      fix: forget,
      evidence: [
        {
          field: 'status.resolved.pinnedAt',
          value: new Date(resolved.pinnedAt * 1000).toISOString(),
        },
      ],
    }),
  ];
}

/**
 * What there is to tell about a Restore and the claims that it fills.
 *
 * @param claims - that name it as their data source
 */
export function restoreFindings(
  restore: Observed<Restore>,
  claims: readonly Claim[],
  context: KopiurContext,
): FindingFact[] {
  const { subject, value } = restore;
  const { name, namespace } = subject.object;
  const findings: FindingFact[] = claims.flatMap(claim =>
    pinnedFindings(restore, claim, context),
  );
  const { phase } = value.status ?? {};
  if (phase !== undefined && !KNOWN_PHASES.has(phase)) {
    const shown = sentenceOf(phase);
    findings.push(
      findingAbout(subject, {
        code: 'unknown-restore-phase',
        severity: 'advice',
        title: `Kopiur reports a state of the restore ${name} that is not known here: ${shown}.`,
        causeKey: `kopiur/unknown-restore-phase/${shown}`,
        evidence: [{ field: 'status.phase', value: shown }],
      }),
    );
  }
  const isOver = phase === 'Completed' || phase === 'Failed';
  if (comesBackEmpty(value) && !isOver && !value.spec?.target?.populator) {
    findings.push(
      findingAbout(subject, {
        code: 'restore-may-come-back-empty',
        severity: 'advice',
        title: `The restore ${name} makes an empty volume where it finds no snapshot, and calls that completed.`,
        fix: `Set policy.onMissingSnapshot: Fail on Restore ${namespace}/${name}.`,
        evidence: [
          {
            field: 'spec.policy.onMissingSnapshot',
            value: value.spec?.policy?.onMissingSnapshot ?? '(not set)',
          },
        ],
      }),
    );
  }
  return findings;
}
