import type { FindingFact } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { KopiurContext } from '../observe/KopiurContext';
import type { ObservedPlan } from '../observe/ObservedPlan';
import type { Tell } from './Tell';

/** Where what is declared cannot work, or means less than it seems. */
export function settingFindings(
  { plan, source, target, policy }: ObservedPlan,
  context: KopiurContext,
  repositoriesRead: (kind: string) => boolean,
  tell: Tell,
): FindingFact[] {
  const { name, namespace } = plan.object;
  const findings: FindingFact[] = [];
  const [kind] = target.key.split('/');
  if (!target.known && repositoriesRead(kind)) {
    findings.push(
      tell({
        code: 'repository-missing',
        severity: 'erodes',
        title: `${name} is to copy to the repository ${
          target.key.split('/')[2]
        }, which does not exist.`,
        detail: 'No new copies are made until it is there.',
        fix: `Correct spec.repository of SnapshotPolicy ${namespace}/${name}, or create it.`,
        evidence: [{ field: 'spec.repository', value: target.key }],
      }),
    );
  }
  if (
    source.itemKey !== undefined &&
    context.claims &&
    !context.claims.has(source.itemKey)
  ) {
    findings.push(
      tell({
        code: 'source-volume-missing',
        severity: 'erodes',
        title: `${name} is to copy the claim ${source.claim}, which does not exist.`,
        detail: 'No new copies are made until the claim is there again.',
        fix: `Correct spec.sources of SnapshotPolicy ${namespace}/${name}, or create the claim ${source.claim}. If it was deleted, restore it: one that is made empty is copied empty.`,
        evidence: [{ field: 'spec.sources', value: source.claim }],
      }),
    );
  }
  const kept = plan.retention.declared.reduce(
    (sum, { value }) => sum + Number(value),
    0,
  );
  if (plan.retention.declared.length > 0 && kept === 1) {
    findings.push(
      tell({
        code: 'keeps-one-point-only',
        severity: 'erodes',
        title: `${name} keeps a single point to restore from.`,
        detail: `${plan.retention.sentence} Damage that is noticed after the next run cannot be undone.`,
        fix: 'Set spec.retention, for instance keepDaily: 7, keepWeekly: 4.',
        evidence: [
          {
            field: 'spec.retention',
            value: plan.retention.declared
              .map(({ key, value }) => `${key}: ${value}`)
              .join(', '),
          },
        ],
      }),
    );
  }
  const { verification } = policy.value.spec ?? {};
  if (verification?.quick?.cron && !verification.quick.schedule) {
    findings.push(
      tell({
        code: 'verification-switched-off',
        severity: 'advice',
        title: `${name} asks for verification in an older form that Kopiur no longer runs.`,
        fix: 'Move spec.verification.quick.cron to spec.verification.quick.schedule.cron.',
        evidence: [
          {
            field: 'spec.verification.quick.cron',
            value: sentenceOf(verification.quick.cron),
          },
        ],
      }),
    );
  }
  return findings;
}
