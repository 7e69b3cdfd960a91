import type { SourceView } from 'backstage-plugin-backups-common';

function isUnanswered(source: SourceView): boolean {
  return source.outcome === 'unread' || source.outcome === 'never-read';
}

/**
 * Sources that did not answer. Those of one cluster that failed alike have one
 * cause and come as one group.
 */
export function groupUnansweredSources(
  sources: SourceView[],
): [SourceView, ...SourceView[]][] {
  const groups = new Map<string, [SourceView, ...SourceView[]]>();
  for (const source of sources.filter(isUnanswered)) {
    const key = JSON.stringify([source.cluster, source.error?.message]);
    const group = groups.get(key);
    if (group) group.push(source);
    else groups.set(key, [source]);
  }
  return [...groups.values()];
}
