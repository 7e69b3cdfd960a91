/**
 * State of a plan, in the order in which they are tried: the first that
 * matches is the state.
 *
 * - `unreadable`: its source is no longer current; the last known state is shown beside it
 * - `gone`: it existed, and a complete list no longer has it
 * - `suspended`: paused on purpose, not a copy
 * - `failing`: the last finished attempt failed, or the controller keeps reporting an error
 * - `stuck`: one run takes far longer than any before
 * - `hollow`: a success is claimed, and there is nothing behind it
 * - `never-ran`: no success in our own history either
 * - `new`: no success yet, and none was due yet
 * - `overdue`: due and grace have passed without a success
 * - `unscheduled`: succeeded, but nothing says when it should again
 * - `late`: due, inside grace, nothing running
 * - `healthy`: a success inside expectation
 *
 * @public
 */
export const PLAN_STATES = [
  'unreadable',
  'gone',
  'suspended',
  'failing',
  'stuck',
  'hollow',
  'never-ran',
  'new',
  'overdue',
  'unscheduled',
  'late',
  'healthy',
] as const;

/** @public */
export type PlanState = (typeof PLAN_STATES)[number];

/**
 * How a claimed success is known.
 *
 * @public
 */
export type Grade = 'seen-in-repository' | 'operator-says' | 'contradicted';

/**
 * What a plan is doing besides its state.
 *
 * @public
 */
export type Activity = 'idle' | 'queued' | 'running';
