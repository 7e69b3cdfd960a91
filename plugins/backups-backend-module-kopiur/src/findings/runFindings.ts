import type { FindingFact } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { ObservedPlan } from '../observe/ObservedPlan';
import { KNOWN_PHASES } from '../observe/runsOf';
import type { Tell } from './Tell';

/** A manifest has an id of digits; what begins with a letter of Kopia's is content. */
const OBJECT_ID = /^[a-z][0-9a-f]{32,}$/i;

/** What the runs of a plan say besides whether they succeeded. */
export function runFindings(
  { plan, policy, target, runs, snapshots }: ObservedPlan,
  tell: Tell,
): FindingFact[] {
  const { name } = plan.object;
  const findings: FindingFact[] = [];
  const newest = runs.finished.at(0);
  if (newest?.outcome === 'incomplete') {
    const failed = newest.run.value.status?.stats?.filesFailed ?? 0;
    findings.push(
      tell({
        code: 'snapshot-incomplete',
        severity: 'erodes',
        title: `The newest snapshot of ${name} is called a success and misses ${failed} ${
          failed === 1 ? 'file' : 'files'
        }.`,
        detail:
          'The mover could not read them, and the policy ignores errors. It usually runs as another user than the app.',
        fix: 'Give the mover the user of the app (spec.mover), and remove spec.errorHandling.',
        evidence: [
          { field: 'status.stats.filesFailed', value: String(failed) },
        ],
      }),
    );
  }
  const isReadOnly = target.known?.value.spec?.mode === 'ReadOnly';
  if (isReadOnly && plan.schedule.kind !== 'manual' && !plan.suspended) {
    findings.push(
      tell({
        code: 'repository-read-only',
        severity: 'erodes',
        title: `${name} is to copy to ${target.known?.subject.object.name}, which is read-only: every run fails on purpose.`,
        detail: 'Its schedule goes on making runs. No new copies come of them.',
        fix: 'Suspend the policy, point it to another repository, or set mode: ReadWrite.',
        evidence: [{ field: 'spec.repository.name', value: target.key }],
      }),
    );
  }
  if (
    newest?.outcome === 'failed' &&
    newest.run.value.status?.failure?.kopiaErrorClass === 'Unknown' &&
    policy.value.spec?.files?.ignoreIdenticalSnapshots === true
  ) {
    findings.push(
      tell({
        code: 'unchanged-may-read-as-failed',
        severity: 'advice',
        title: `The failures of ${name} may be runs that found nothing new.`,
        detail:
          'Kopiur before 0.9.4 called a run failed that skipped an identical snapshot.',
        fix: 'Update Kopiur, or set files.ignoreIdenticalSnapshots: false.',
        evidence: [
          { field: 'spec.files.ignoreIdenticalSnapshots', value: 'true' },
        ],
      }),
    );
  }
  const phases = new Set(
    snapshots.flatMap(({ value }) => {
      const { phase } = value.status ?? {};
      return phase === undefined || KNOWN_PHASES.has(phase)
        ? []
        : sentenceOf(phase);
    }),
  );
  for (const phase of phases) {
    findings.push(
      tell({
        code: 'unknown-snapshot-phase',
        severity: 'advice',
        title: `Kopiur reports a state of a run of ${name} that is not known here: ${phase}.`,
        detail: 'It is taken neither as success nor as failure.',
        causeKey: `kopiur/unknown-snapshot-phase/${phase}`,
        evidence: [{ field: 'status.phase', value: phase }],
      }),
    );
  }
  const id = runs.newestPoint?.value.status?.snapshot?.kopiaSnapshotID;
  if (id && OBJECT_ID.test(id)) {
    findings.push(
      tell({
        code: 'snapshot-names-no-manifest',
        severity: 'erodes',
        title: `Snapshots of ${name} name content instead of a snapshot: a restore that names one of them fails.`,
        detail:
          'An early version of Kopiur recorded the wrong id. The data is there.',
        fix: 'Restore by policy and time (source.fromPolicy.asOf), and update Kopiur.',
        evidence: [
          { field: 'status.snapshot.kopiaSnapshotID', value: sentenceOf(id) },
        ],
      }),
    );
  }
  return findings;
}
