import { ReachingTool } from '../join/Estate';
import { CopiedThing } from './CopiedThing';

/** What may hold a copy of an item, and is not read. */
export type PossibleCopy =
  /** Backup systems that its cluster has: their names. */
  | { kind: 'systems'; names: string[] }
  /** A custom resource that looks after it, by the group of its operator. */
  | { kind: 'owner'; owner: { kind: string; name: string; group: string } }
  /** A workload that looks like a backup. */
  | { kind: 'tool'; tool: ReachingTool };

/**
 * What would have to be known to tell whether something is a copy, or whether an
 * item is safe. `say` has the words.
 */
export type Lack =
  /** Where it lives. */
  | { kind: 'place'; of: CopiedThing }
  /** Whether two names are of one server: that of the copy, and that of what it copies. */
  | { kind: 'one-server'; of: CopiedThing; server: string; itemServer: string }
  /** What the volume lies on. */
  | { kind: 'place-of-volume' }
  /** A right clock: its last success lies in the future. */
  | { kind: 'clock' }
  /** A success that was seen: the tool reports only its latest run. */
  | { kind: 'first-success' }
  /** What became of its newest run. */
  | { kind: 'outcome' }
  /** Whether its log is archived. */
  | { kind: 'log' }
  /** What was copied; `method` does not report it. */
  | { kind: 'report'; method: string }
  /** What was copied elsewhere, in the words of the provider. */
  | { kind: 'made-elsewhere'; told: string }
  /** A point of before the mirror ran. */
  | { kind: 'point' }
  /** How often it should be copied. */
  | { kind: 'expectation' }
  /** Since when nothing is written to it. */
  | { kind: 'end-of-writing' }
  /** Of which version of a database its newest base backup is. */
  | { kind: 'version'; running: number }
  /** What no provider reads; `found`: copies that do not count were found. */
  | { kind: 'unread'; possible: PossibleCopy[]; found: boolean }
  /** What could not be read this time: servers, or parts of a cluster. */
  | { kind: 'reading'; servers: string[] };
