/**
 * Something an owner is told.
 *
 * - `opened`: something of theirs is at risk since a while
 * - `resolved`: what was told is over, and has been for a while
 * - `digest`: everything else, once a week
 *
 * @public
 */
export type NoticeKind = 'opened' | 'resolved' | 'digest';

/**
 * A message to an owner. It was decided before that it is sent: a channel only
 * carries it.
 *
 * @public
 */
export interface Notice {
  kind: NoticeKind;
  /** Equal for the same cause and owner: a later one replaces an earlier one. */
  id: string;
  /** Entity reference of a group or user. */
  recipient: string;
  /** One sentence. */
  title: string;
  /** Plain text. */
  description: string;
  /** Page in the portal that shows it, `/backups?cause=…`. */
  path: string;
}

/**
 * Carries messages to owners.
 *
 * @public
 */
export interface NoticeChannel {
  /** For logs. */
  id: string;
  /**
   * @throws anything: the message is tried again after the next collection
   */
  send(notice: Notice): Promise<void>;
}
