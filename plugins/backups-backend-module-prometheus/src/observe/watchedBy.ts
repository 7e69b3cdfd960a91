import type { WatchingAlert } from 'backstage-plugin-backups-node';

/** Whose copies the metrics of a tool are about, by the id of the provider. */
const PROVIDERS: readonly [metrics: RegExp, provider: string][] = [
  [/\bvolsync[a-z_]*|job="volsync/i, 'volsync'],
  [/\b(?:cnpg|barman|pgbackrest)[a-z_]*/i, 'pgbackrest'],
];

/** `obj_name="sonarr"`: the one comparison that is understood. */
const MATCHER = /\bobj_(name|namespace)\s*(=~|!=|!~|=)\s*"([^"]*)"/g;

/**
 * Whose copies an alert asks about. Source: VolSync's metrics, whose labels name
 * the object.
 *
 * @param expression - in PromQL
 * @returns `undefined` where that cannot be told
 */
export function watchedBy(
  expression: string,
): Pick<WatchingAlert, 'provider' | 'of'> | undefined {
  const found = PROVIDERS.find(([metrics]) => metrics.test(expression));
  if (!found) return undefined;
  const of: NonNullable<WatchingAlert['of']> = {};
  for (const [, label, operator, value] of expression.matchAll(MATCHER)) {
    const key = label as 'name' | 'namespace';
    // A pattern, or two that differ: which copies these are is not known here.
    if (operator !== '=' || (of[key] ?? value) !== value) return undefined;
    of[key] = value;
  }
  return {
    provider: found[1],
    of: Object.keys(of).length > 0 ? of : undefined,
  };
}
