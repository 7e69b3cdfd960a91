import type {
  ClusterSnapshot,
  FindingFact,
} from 'backstage-plugin-backups-node';
import { findingAbout } from '../observe/findingAbout';
import type { KopiurContext } from '../observe/KopiurContext';
import type { ObservedPlan } from '../observe/ObservedPlan';
import { deletionFindings } from './deletionFindings';
import { gateFindings } from './gateFindings';
import { historyFindings } from './historyFindings';
import { moveFindings } from './moveFindings';
import { runFindings } from './runFindings';
import { settingFindings } from './settingFindings';
import type { Tell } from './Tell';

/**
 * What there is to tell about a plan.
 *
 * @param repositoriesRead - whether all repositories of a kind were read, so that
 * one that is not among them does not exist
 * @param snapshot - for what other providers list
 */
export function planFindings(
  observed: ObservedPlan,
  context: KopiurContext,
  repositoriesRead: (kind: string) => boolean,
  snapshot: ClusterSnapshot,
): FindingFact[] {
  const { plan, policy } = observed;
  const subject = {
    ...policy.subject,
    planKey: plan.key,
    itemKey: plan.itemKey,
  };
  const tell: Tell = text => findingAbout(subject, text);
  return [
    ...gateFindings(observed, tell),
    ...deletionFindings(observed, tell),
    ...runFindings(observed, tell),
    ...historyFindings(observed, context, tell),
    ...settingFindings(observed, context, repositoriesRead, tell),
    ...moveFindings(observed, context, snapshot, tell),
  ];
}
