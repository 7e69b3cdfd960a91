import { KubernetesObject, observedFacts } from 'backstage-plugin-backups-node';
import { tapedeckProvider } from './tapedeck';

export function assertRead(tapeJob: KubernetesObject) {
  const { plan, codes } = observedFacts(tapedeckProvider, [tapeJob]);
  expect(plan.suspended).toBe(false);
  expect(codes).toEqual([]);
}
