/**
 * What became of a report.
 *
 * @public
 */
export interface ReportResponse {
  /**
   * - `accepted`: it is the newest now
   * - `known`: it was there already; nothing changed
   * - `older`: a newer one was there already; nothing changed
   */
  outcome: 'accepted' | 'known' | 'older';
  /** ISO 8601: when the newest report of this repository was taken. */
  newest: string;
}
