import { SourceRecord } from './SourceRecord';
import { FailedList } from './ReaderList';

/**
 * @param now - epoch seconds
 * @returns a list of clusters that could not be read, as a source of its own:
 * nobody knows which clusters are missing
 */
export function failedListSource(
  { supplier, error, knownBefore }: FailedList,
  now: number,
): SourceRecord {
  return {
    id: `${supplier.title}/clusters`,
    cluster: supplier.title,
    providerId: 'clusters',
    title: 'List of clusters',
    mode: 'live',
    outcome: knownBefore ? 'unread' : 'never-read',
    readAt: 0,
    currentUntil: 0,
    intervalSeconds: supplier.intervalSeconds,
    error: { ...error, at: now },
    nextReadAt: now + supplier.intervalSeconds,
    issues: [],
  };
}
