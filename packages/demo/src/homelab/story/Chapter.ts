/** What the mover's log says when an attempt fails. */
export type FailureReason =
  | 'access-denied'
  | 'wrong-password'
  | 'stale-file-handle'
  | 'permission-denied'
  | 'unreadable-files';

/**
 * What happens to one plan from some time on. Times are seconds before the
 * anchor (`ago`), so that a story reads like a person would tell it: "B2 fails
 * since two days". Without any chapter a plan simply works.
 */
export type Chapter =
  /** Each attempt fails; retried for ever, until it ends. */
  | { kind: 'fails'; ago: number; endedAgo?: number; reason: FailureReason }
  /** The controller itself reports an error and starts nothing. */
  | { kind: 'refused'; ago: number; message: string }
  /** One run never ends. */
  | { kind: 'hangs'; ago: number }
  /** Slots pass and the controller starts nothing. A negative `endedAgo` is in the future. */
  | { kind: 'forgotten'; ago: number; endedAgo?: number }
  | { kind: 'paused'; ago: number }
  /** Somebody left a manual trigger on top of the schedule. */
  | { kind: 'manual'; ago: number }
  /** The volume is empty: the mover skips it and reports success. */
  | { kind: 'empty'; ago: number }
  /** Most of what was in the volume is gone: copies hold a small part of it. */
  | { kind: 'shrunk'; ago: number }
  /** The controller never took notice of it: no status at all. */
  | { kind: 'unnoticed' }
  /** Reports an error while each run waits for its volume snapshot, and then works. */
  | { kind: 'flaps' };
