import type { SourceView } from 'backstage-plugin-backups-common';

/**
 * How many of the places we read gave an answer: `3 of 4 sources answered`.
 * "Not installed" is an answer, yet there is nothing to count there.
 */
export function sourcesText(sources: SourceView[]): string {
  const counted = sources.filter(source => source.outcome !== 'not-installed');
  if (counted.length === 0) return 'no source is read';
  const answered = counted.filter(source => source.outcome === 'answered');
  return `${answered.length} of ${counted.length} sources answered`;
}
