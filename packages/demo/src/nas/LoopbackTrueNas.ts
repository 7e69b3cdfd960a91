/**
 * What is wrong with a NAS.
 *
 * - `down`: it refuses every connection
 * - `silent`: it takes calls and never answers
 * - `no-interface`: it is older than 25.04, and answers 404
 * - `wrong-key`, `revoked-key`: what it says to the login
 * - `no-rights`: the user may not list tasks
 * - `few-rights`: the user may list tasks, and nothing else
 * - `garbage`: it answers with a page
 * - `breaks-off`: it closes the connection in the middle
 * - `broken-task`: one task makes no sense
 *
 * @public
 */
export type NasFault =
  | 'down'
  | 'silent'
  | 'no-interface'
  | 'wrong-key'
  | 'revoked-key'
  | 'no-rights'
  | 'few-rights'
  | 'garbage'
  | 'breaks-off'
  | 'broken-task';

/**
 * A TrueNAS on the loopback interface, encrypted as TrueNAS is.
 *
 * @public
 */
export interface LoopbackTrueNas {
  /** `https://127.0.0.1:…` */
  url: string;
  /** Its certificate, PEM. It is its own authority. */
  certificate: string;
  /** @param fault - replaces the one before; `undefined`: all is well again */
  setFault(fault: NasFault | undefined): void;
  /** Methods that were called, the newest last. */
  calls(): string[];
  close(): Promise<void>;
}
