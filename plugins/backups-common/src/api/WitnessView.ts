/** Times in this file are ISO 8601 in UTC. */

/**
 * What those who can know of a copy say together.
 *
 * - `agree`: what makes the copy says that it did, and a list of the repository has it
 * - `repository-newer`: the repository has a newer point than what makes it tells
 * - `operator-newer`: a success is told that the repository has no point of
 * - `operator-alone`: no list of the repository that is current tells of it
 * - `repository-alone`: nothing but a list of the repository tells of it
 * - `too-early`: the repository was last listed before the success could be in it
 * - `none`: nothing tells of any
 *
 * @public
 */
export type WitnessKind =
  | 'agree'
  | 'repository-newer'
  | 'operator-newer'
  | 'operator-alone'
  | 'repository-alone'
  | 'too-early'
  | 'none';

/**
 * Who tells of one copy of an item, and what.
 *
 * @public
 */
export interface WitnessView {
  itemKey: string;
  item: string;
  planId: string;
  destination: string;
  kind: WitnessKind;
  /** The last success by the word of what makes the copy; absent: it tells of none. */
  operatorAt?: string;
  /** The newest good point that a list of the repository has; absent: none, or no list. */
  repositoryAt?: string;
  /** Data time of the last point of it that was restored and looked at. */
  restoredAt?: string;
  /** Witnesses that have fallen silent, and when they last told something. */
  silent: { witness: string; since?: string }[];
  sentence: string;
}
