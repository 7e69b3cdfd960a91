/**
 * What a finding does to a restore, worst first.
 *
 * @public
 */
export const SEVERITIES = ['breaks-restore', 'erodes', 'advice'] as const;

/** @public */
export type Severity = (typeof SEVERITIES)[number];

/**
 * Where a statement was read: an object and a field, or a file and a line.
 *
 * @public
 */
export interface Evidence {
  /** For instance `ReplicationSource downloads/radarr on home-1`. */
  object: string;
  /** For instance `status.lastSyncTime`. */
  field?: string;
  /** The value as it was read, redacted. */
  value?: string;
}

/**
 * A fact worth telling.
 *
 * @public
 */
export interface Finding {
  /** Stable, kebab case, for instance `manual-trigger-hides-schedule`. */
  code: string;
  severity: Severity;
  /** One sentence that stands alone. */
  title: string;
  /** Why it matters. */
  detail?: string;
  /** What to do about it. */
  fix?: string;
  /** Equal findings with one cause share this key. */
  causeKey: string;
  evidence: Evidence[];
  /** It stands from this instant, epoch seconds; absent: always. */
  standsFrom?: number;
}
