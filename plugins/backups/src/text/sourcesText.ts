import type { SourceView } from 'backstage-plugin-backups-common';
import { countText } from './countText';

/**
 * How many of the clusters and servers that are read gave every answer:
 * `3 of 4 sources answered`. "Not installed" is an answer, yet there is nothing
 * to count there.
 */
export function sourcesText(sources: SourceView[]): string {
  const counted = sources.filter(source => source.outcome !== 'not-installed');
  if (counted.length === 0) return 'no source is read';
  // However much is read of a cluster, it is one that answers or does not.
  const places = new Set(counted.map(({ cluster }) => cluster));
  const silent = new Set(
    counted
      .filter(({ outcome }) => outcome !== 'answered')
      .map(({ cluster }) => cluster),
  );
  return `${places.size - silent.size} of ${countText(
    places.size,
    'source',
  )} answered`;
}
