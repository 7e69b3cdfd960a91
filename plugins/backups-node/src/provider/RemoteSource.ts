import type { ReadIssue } from '../read/ClusterSnapshot';
import type { Fact } from './facts/Fact';
import type { ItemFact } from './facts/ItemFact';
import type { PointFact } from './facts/PointFact';

/**
 * What one server told at one moment.
 *
 * @public
 */
export interface RemoteReading {
  /** When it answered. The facts are judged as of then. */
  readAt: Date;
  facts: Iterable<Fact>;
  /**
   * Every restore point behind the `counted` listings among `facts`, to be kept
   * for paging and for runbooks; one that is not among them any more is gone.
   * Absent: it lists none, and what is kept stays.
   */
  points?: readonly PointFact[];
  /**
   * Absence counts: everything was listed. `false`: what is not in `facts`
   * stays as it was known before. Default: `true`.
   */
  complete?: boolean;
  /** What of it could not be read or understood, in words fit for a person. */
  issues?: ReadIssue[];
}

/**
 * One configured server that a provider reads besides clusters. It is read in
 * the same cycle as they are, when it is due, within its own deadline, and
 * less and less often while it fails. Its row among the sources, its facts and
 * its currency are its own: what becomes of it changes nothing for others.
 *
 * A plan that a server states depends on it: where the server is not current
 * any more, the plan is unreadable. What only enriches is stated as other
 * facts.
 *
 * @public
 */
export interface RemoteSource {
  /**
   * Unique among the servers of its provider, without a slash, and the same
   * after a restart: what is known is kept under it. It is the name people
   * read: "Can't tell: nas silent since …".
   */
  readonly id: string;
  /** What is read there: `TrueNAS Cloud Sync`. */
  readonly title: string;
  /** Seconds between two readings; current for three of them. */
  readonly intervalSeconds: number;
  /** How long one reading may take. */
  readonly deadlineSeconds: number;
  /**
   * Names and addresses of the machine it runs on. A copy that goes there, or
   * needs what it exports, and goes bad while it does not answer waits for it.
   * Default: none.
   */
  readonly hosts?: readonly string[];
  /**
   * Clusters about whose copies it tells more. It carries none of them: while it
   * is silent they are judged as before, and its silence is told beside what it
   * would tell. Default: none.
   */
  readonly enriches?: readonly string[];
  /**
   * Whether this server may hold a copy of an item that nobody else copies.
   * Such an item is not called unprotected while the server is unread.
   * Default: no.
   */
  mayCopy?(item: ItemFact): boolean;
  /**
   * Reads and translates. Outside data is parsed here, secrets are dropped
   * here.
   *
   * @throws RemoteReadError, or any error, when nothing can be told: what was
   * known stays, and grows old
   */
  read(options: { signal: AbortSignal }): Promise<RemoteReading>;
}
