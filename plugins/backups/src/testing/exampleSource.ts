import type { SourceView } from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';

/**
 * A source that answered two minutes ago.
 *
 * @param changes - what is different about it
 */
export function exampleSource(changes: Partial<SourceView> = {}): SourceView {
  return {
    id: 'home-1/volsync',
    cluster: 'home-1',
    title: 'VolSync',
    outcome: 'answered',
    readAt: exampleInstant(-2),
    currentUntil: exampleInstant(13),
    current: true,
    nextReadAt: exampleInstant(3),
    ...changes,
  };
}
