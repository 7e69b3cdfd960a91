import { SourceView } from 'backstage-plugin-backups-common';
import { UnreadSystem } from './UnreadSystem';

/**
 * A source of facts, and what became of its last reading. Instants are epoch
 * seconds.
 */
export interface SourceRecord {
  id: string;
  /** The cluster; or the server, or the repository a report is about. */
  cluster: string;
  /** It is no cluster: a server that a provider reads, or a stream of reports. */
  remote?: boolean;
  /** Names and addresses of the machine it runs on. */
  hosts?: readonly string[];
  /** Clusters about whose copies it tells more, without carrying any. */
  enriches?: readonly string[];
  providerId: string;
  title: string;
  mode: 'live' | 'dump';
  outcome: SourceView['outcome'];
  /** Last complete reading; 0: never. */
  readAt: number;
  currentUntil: number;
  intervalSeconds: number;
  error?: { message: string; fix?: string; at: number };
  nextReadAt?: number;
  /** What to know about its clock. */
  clockNote?: string;
  /** Broken files and objects without a name, in words. */
  issues: string[];
  /**
   * Backup systems of its cluster that no provider reads, as they were when the
   * cluster last said what its API serves.
   */
  unreadSystems?: readonly UnreadSystem[];
}

/**
 * @param source - absent: nothing is known of it
 * @param now - epoch seconds
 * @returns whether what a source said last still counts
 */
export function isCurrent(
  source: Pick<SourceRecord, 'currentUntil'> | undefined,
  now: number,
): boolean {
  return source !== undefined && now <= source.currentUntil;
}
