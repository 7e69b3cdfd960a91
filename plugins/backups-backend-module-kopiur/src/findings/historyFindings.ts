import type { FindingFact } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import type { KopiurContext } from '../observe/KopiurContext';
import type { ObservedPlan } from '../observe/ObservedPlan';
import { underName } from '../observe/KopiurContext';
import type { Tell } from './Tell';

/** History in the repository that this policy does not own. */
export function historyFindings(
  { plan, target, policy }: ObservedPlan,
  context: KopiurContext,
  tell: Tell,
): FindingFact[] {
  const identity = plan.writes?.identity;
  if (identity === undefined) return [];
  const { name } = plan.object;
  const own = context.discovered.get(underName(target.key, identity)) ?? [];
  if (own.length === 0) return [];
  const { skippedByRetention = 0 } = policy.value.status?.adoption ?? {};
  return [
    tell({
      code: 'history-not-adopted',
      severity: 'advice',
      title: `${own.length} ${
        own.length === 1 ? 'snapshot' : 'snapshots'
      } under ${identity} in the repository ${
        own.length === 1 ? 'belongs' : 'belong'
      } to no policy: retention never touches them.`,
      detail: `What ${name} keeps is said of its own snapshots only. ${
        skippedByRetention > 0
          ? `Kopiur left ${skippedByRetention} of them out because its retention would remove them at once. `
          : ''
      }Kopiur lists them by its last look, so some may be gone.`,
      fix: `To let retention count them, adopt them: see status.adoption of ${describeObject(
        plan.object,
      )}.`,
      evidence: [
        {
          field: 'status.adoption.lastScanMatched',
          value: String(
            policy.value.status?.adoption?.lastScanMatched ?? '(no scan yet)',
          ),
        },
      ],
    }),
  ];
}
