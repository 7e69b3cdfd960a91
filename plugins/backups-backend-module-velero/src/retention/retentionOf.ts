import type { Retention } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import { parseGoDuration, sentenceOf } from 'backstage-plugin-backups-node';

/** Source: `defaultBackupTTL` of Velero. */
const DEFAULT_TTL = '720h0m0s';

/**
 * What Velero keeps: every Backup until its time to live is over.
 *
 * @param ttl - `spec.ttl`, for instance `720h0m0s`
 */
export function retentionOf(ttl: string | undefined): Retention {
  const isOwn = ttl !== undefined && parseGoDuration(ttl) !== 0;
  const value = isOwn ? ttl : DEFAULT_TTL;
  const seconds = parseGoDuration(value);
  if (seconds === undefined) {
    return {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: `Not known: the time to live is '${sentenceOf(value)}'.`,
    };
  }
  const rule = { key: 'within' as const, value, reachSeconds: seconds };
  return {
    noHistory: false,
    declared: isOwn ? [rule] : [],
    inherited: isOwn ? [] : [rule],
    sentence: `Keeps every backup for ${durationInWords(seconds)}${
      isOwn ? '' : ' (the default of Velero)'
    }.`,
  };
}
