/** Times in this file are ISO 8601 in UTC. */

/**
 * What the witnesses of a copy say together.
 *
 * - `agree`: what makes the copy says that it did, and a list of the repository has it
 * - `repository-newer`: the repository has a newer point than what makes the copy reports
 * - `operator-newer`: what makes the copy reports a success of which the repository has no point
 * - `operator-alone`: no current list of the repository has it
 * - `repository-alone`: only a list of the repository has it
 * - `too-early`: the repository was last listed before the success could be in it
 * - `none`: no witness reports any
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
 * Who reports one copy of an item, and what.
 *
 * @public
 */
export interface WitnessView {
  itemKey: string;
  item: string;
  planId: string;
  destination: string;
  kind: WitnessKind;
  /** The last success that what makes the copy reports; absent: it reports none. */
  operatorAt?: string;
  /** The newest good point that a list of the repository has; absent: none, or no list. */
  repositoryAt?: string;
  /** Data time of the last point of it that was restored and looked at. */
  restoredAt?: string;
  /** Witnesses that have fallen silent, and when they last answered. */
  silent: { witness: string; since?: string }[];
  sentence: string;
}
