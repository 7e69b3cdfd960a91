import type { Retention, RetentionRule } from 'backstage-plugin-backups-common';
import { joinWords } from 'backstage-plugin-backups-node';
import type { PolicyRetention } from '../read/SnapshotPolicy';

const RULES: readonly {
  field: keyof NonNullable<PolicyRetention>;
  key: RetentionRule['key'];
}[] = [
  { field: 'keepLatest', key: 'latest' },
  { field: 'keepHourly', key: 'hourly' },
  { field: 'keepDaily', key: 'daily' },
  { field: 'keepWeekly', key: 'weekly' },
  { field: 'keepMonthly', key: 'monthly' },
  { field: 'keepAnnual', key: 'yearly' },
];

/**
 * What a policy keeps. Kopiur prunes by itself, by these numbers and nothing
 * else: defaults of Kopia have no part in it.
 */
export function retentionOf(retention: PolicyRetention): Retention {
  const declared = RULES.flatMap(({ field, key }): RetentionRule[] => {
    const value = retention?.[field];
    return value === undefined ? [] : [{ key, value: String(value) }];
  });
  const kept = declared
    .filter(({ value }) => value !== '0')
    .map(({ key, value }) =>
      key === 'latest' ? `the newest ${value}` : `${value} ${key}`,
    );
  return {
    noHistory: false,
    declared,
    inherited: [],
    sentence:
      kept.length > 0
        ? `Keeps ${joinWords(kept)}.`
        : 'Sets no retention, so Kopiur removes nothing by itself.',
  };
}
