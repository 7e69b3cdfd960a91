import { ScorecardPage, instantToIso } from 'backstage-plugin-backups-common';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';

/** How old an answer is that is made from all sources. */
export function checked(
  sources: readonly SourceRecord[],
  now: number,
): Pick<ScorecardPage, 'checkedAt' | 'sources'> {
  const current = sources.filter(source => isCurrent(source, now));
  // However much is read of a cluster, it is one that answers or does not.
  const places = new Set(sources.map(({ cluster }) => cluster));
  const silent = new Set(
    sources
      .filter(source => !isCurrent(source, now))
      .map(({ cluster }) => cluster),
  );
  return {
    checkedAt:
      current.length > 0
        ? instantToIso(Math.min(...current.map(source => source.readAt)))
        : undefined,
    sources: { current: places.size - silent.size, total: places.size },
  };
}
