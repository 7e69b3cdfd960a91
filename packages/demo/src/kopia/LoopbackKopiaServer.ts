/** A user of a server, for HTTP Basic. */
export interface KopiaUser {
  username: string;
  password: string;
}

/**
 * What is wrong with a server.
 *
 * - `down`: it takes connections and ends them
 * - `silent`: it takes questions and never answers
 * - `scaled-to-zero`: the proxy in front of it finds nobody
 * - `not-connected`, `opening`: it has no repository, or not yet
 * - `no-control`, `no-ui`: it was started without that interface
 * - `garbage`: something else answers with a page
 * - `broken-source`: one source makes no sense
 * - `broken-snapshots`: it cannot list the snapshots of one source
 * - `shows-part`: it is itself connected to a server that shows it its own
 *
 * @public
 */
export type KopiaServerFault =
  | 'down'
  | 'silent'
  | 'scaled-to-zero'
  | 'not-connected'
  | 'opening'
  | 'no-control'
  | 'no-ui'
  | 'garbage'
  | 'broken-source'
  | 'broken-snapshots'
  | 'shows-part';

/**
 * A Kopia server on the loopback interface, encrypted as Kopia encrypts.
 *
 * @public
 */
export interface LoopbackKopiaServer {
  /** `https://127.0.0.1:…` */
  url: string;
  /** Its certificate, PEM. It is its own authority. */
  certificate: string;
  /** SHA-256 of the certificate, as the server prints it. */
  fingerprint: string;
  control: KopiaUser;
  ui: KopiaUser;
  /** @param fault - replaces the one before; `undefined`: all is well again */
  setFault(fault: KopiaServerFault | undefined): void;
  /** Looks at its repository, as it does by itself every few hours. */
  refresh(): void;
  /** Sessions of before are good for nothing any more. */
  restart(): void;
  /** `GET /api/v1/…` with parameters, the newest last. */
  asked(): string[];
  close(): Promise<void>;
}
