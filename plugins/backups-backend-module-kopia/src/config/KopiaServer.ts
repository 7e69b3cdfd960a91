/**
 * A user of a server.
 *
 * @public
 */
export interface KopiaServerUser {
  username: string;
  password: string;
}

/**
 * How the portal signs in to a server: as a user, or without a password
 * (`'nobody'`) where the server asks for none.
 *
 * @public
 */
export type KopiaServerLogin = KopiaServerUser | 'nobody';

/**
 * One Kopia server that is read: it serves one repository. Durations are seconds.
 *
 * @public
 */
export interface KopiaServer {
  /** What people call it; unique, without a slash. */
  name: string;
  /** Without a path at its end: `https://kopia.internal:51515`. */
  url: string;
  /** Where its repository is, as plans and reports name it: no server says so itself. */
  repository: string;
  /** May read the state of sources, and neither delete nor restore. Absent: no password is asked. */
  control?: KopiaServerUser;
  /** May do everything, so it also sees snapshots and policies. */
  ui?: KopiaServerLogin;
  /** PEM file with certificates to trust instead of the usual ones; read at every reading. */
  caFile?: string;
  /** SHA-256 of its certificate in DER, lower-case hex: that one and no other is trusted. */
  fingerprint?: string;
  /** Its list of sources may be this old: its `--refresh-interval`. */
  refreshSeconds: number;
  intervalSeconds: number;
  deadlineSeconds: number;
}
