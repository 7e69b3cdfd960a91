import type { ServerFolder } from './ItemFact';
import type { ObjectReference } from './ObjectReference';

/**
 * A workload that looks like somebody's own backup, of which it cannot be seen
 * what it copies. It accuses nobody, and protects nothing: while it is there,
 * what it reaches is not known to be without a copy.
 *
 * @public
 */
export interface MayCopyFact {
  type: 'may-copy';
  object: ObjectReference;
  /** What it runs: `resticprofile`. */
  tool: string;
  /** The end of a sentence about it: `runs restic in a way that its manifest does not show`. */
  because: string;
  /** Keys or aliases of items that it mounts. */
  items: string[];
  /** Folders of file servers that it mounts. */
  folders: ServerFolder[];
  /** Folders of the nodes of its cluster that it mounts. */
  nodePaths: string[];
  /**
   * It runs beside the app, in the app's own pod: what that alone mounts may be
   * copied, too. Otherwise what it alone mounts is its own.
   */
  beside?: true;
  /** Servers of databases that it asks, as seen from its namespace. */
  hosts: string[];
}
