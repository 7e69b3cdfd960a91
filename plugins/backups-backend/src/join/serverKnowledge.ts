import { ServerKnowledge } from './Estate';
import { ObservedSource } from '../observe/observeSources';
import { RemoteOutcome } from '../read/readRemotes';

/**
 * @param outcomes - of this cycle
 * @param observed - their sources, in the same order
 * @returns the servers that may hold copies of what nobody else copies
 */
export function serverKnowledge(
  outcomes: readonly RemoteOutcome[],
  observed: readonly ObservedSource[],
): ServerKnowledge[] {
  return outcomes.flatMap(({ remote }, index): ServerKnowledge[] => {
    const { mayCopy } = remote;
    if (!mayCopy) return [];
    const { record, complete } = observed[index];
    return [
      {
        sourceId: record.id,
        described: `${remote.id} (${remote.title})`,
        answered: complete && record.outcome === 'answered',
        absenceStands: record.readAt > 0,
        mayCopy: item => mayCopy.call(remote, item),
      },
    ];
  });
}
