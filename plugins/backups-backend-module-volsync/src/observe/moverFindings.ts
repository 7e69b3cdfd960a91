import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import { findingAbout } from './findingAbout';
import type { Mover } from './Mover';

/** Source: CRD, `CopyMethodType`. */
const COPY_METHODS = new Set(['Direct', 'None', 'Clone', 'Snapshot']);

/** Findings about the settings of a method. */
export function moverFindings(subject: Subject, mover: Mover): FindingFact[] {
  if (mover.name === 'syncthing' || mover.name === 'external') return [];
  const findings: FindingFact[] = [];
  const field = `spec.${mover.name}.copyMethod`;
  const { copyMethod } = mover.spec;
  const { name } = subject.object;
  if (!copyMethod) {
    findings.push(
      findingAbout(subject, {
        code: 'copy-method-unset',
        severity: 'erodes',
        title: `${name} sets no copy method, and VolSync does not run it.`,
        detail:
          'Older releases stay silent about it; newer ones report "unsupported copyMethod".',
        fix: `Set ${field} to Snapshot, Clone or Direct.`,
        evidence: [{ field, value: '(not set)' }],
      }),
    );
  } else if (!COPY_METHODS.has(copyMethod)) {
    findings.push(
      findingAbout(subject, {
        code: 'unknown-copy-method',
        severity: 'advice',
        title: `${name} uses a copy method that is not known here: ${sentenceOf(
          copyMethod,
        )}.`,
        evidence: [{ field, value: sentenceOf(copyMethod) }],
      }),
    );
  }
  const needsRepository = mover.name === 'kopia' || mover.name === 'restic';
  if (needsRepository && !mover.spec.repository) {
    findings.push(
      findingAbout(subject, {
        code: 'repository-unset',
        severity: 'erodes',
        title: `${name} names no repository Secret, so it cannot copy anything.`,
        fix: `Set spec.${mover.name}.repository to the name of the Secret.`,
        evidence: [
          { field: `spec.${mover.name}.repository`, value: '(not set)' },
        ],
      }),
    );
  }
  return findings;
}
