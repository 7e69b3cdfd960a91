import type { Retention, RetentionRule } from 'backstage-plugin-backups-common';
import { parseGoDuration, sentenceOf } from 'backstage-plugin-backups-node';
import type { RecurringJob } from '../read/Volume';
import type { Observed } from './ClusterContext';

/** What the jobs of a volume keep: each the copies that it made itself. */
export function retentionOf(
  jobs: readonly Observed<RecurringJob>[],
): Retention {
  const declared = jobs.flatMap(({ object, value }): RetentionRule[] => {
    const from = `RecurringJob ${object.metadata.name}`;
    const { retain, retainAge, retentionPolicy } = value.spec ?? {};
    if (retentionPolicy === 'age-based' && retainAge) {
      return [
        {
          key: 'within',
          value: sentenceOf(retainAge),
          from,
          reachSeconds: parseGoDuration(retainAge),
        },
      ];
    }
    return retain === undefined
      ? []
      : [{ key: 'last', value: String(retain), from }];
  });
  const words = declared.map(({ key, value, from }) =>
    key === 'last'
      ? `the last ${value} backups of ${from}`
      : `backups of ${from} for ${value}`,
  );
  return {
    noHistory: false,
    declared,
    inherited: [],
    sentence:
      words.length === 0
        ? 'Keeps every copy until it is deleted by hand.'
        : `Keeps ${words.join(', and ')}.`,
  };
}
