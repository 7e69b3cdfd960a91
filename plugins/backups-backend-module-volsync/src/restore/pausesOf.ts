import { prose } from 'backstage-plugin-backups-common';
import type { PlanFact, PlanPause } from 'backstage-plugin-backups-node';
import { kubectlPatch } from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';

/** How VolSync is kept from copying a half-restored volume. */
export function pausesOf(plans: readonly PlanFact[]): PlanPause[] {
  return plans
    .filter(plan => plan.provider === PROVIDER_ID)
    .map(plan => {
      const { namespace, name } = plan.object;
      const paused = (value: boolean) => [
        kubectlPatch(namespace, 'replicationsource', name, {
          spec: { paused: value },
        }),
      ];
      return {
        plan,
        title: prose`Pause the copy to ${[
          { text: plan.destination.label },
        ]}: ReplicationSource ${name}.`,
        pause: paused(true),
        resume: paused(false),
      };
    });
}
