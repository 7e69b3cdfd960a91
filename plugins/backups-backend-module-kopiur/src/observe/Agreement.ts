/**
 * How the snapshots that objects stand for agree with those that the repository
 * was seen to hold.
 *
 * - `agrees`: no more objects than snapshots, and the look saw all of them
 * - `more-objects`: some stand for snapshots that are not there
 * - `cut-off`: there are more snapshots than one look returns, so objects are
 *   never taken away when their snapshot is
 * - `not-known`: it was not checked
 */
export type Agreement = 'agrees' | 'more-objects' | 'cut-off' | 'not-known';
