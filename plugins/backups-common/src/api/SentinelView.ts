/**
 * Whether drills brought all items of an app back with the same id in them.
 *
 * @public
 */
export interface SentinelView {
  /** The same in all: what came back was of one moment. */
  isSame: boolean;
  /** When the oldest of these drills ended. */
  since: string;
  members: {
    itemKey: string;
    item: string;
    /** As it came back. */
    id: string;
  }[];
  /** Plain words for a person. */
  sentence: string;
}
