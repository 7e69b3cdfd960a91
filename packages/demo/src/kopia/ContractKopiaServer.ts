import type { KopiaRetentionWish, KopiaSnapshotWish } from './KopiaContents';
import type { KopiaUser } from './LoopbackKopiaServer';

/** A Kopia server that the same tests can be run against, real or not. */
export interface ContractKopiaServer {
  /** `https://127.0.0.1:…` */
  readonly url: string;
  /** Its certificate, PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate, as the server prints it. */
  readonly fingerprint: string;
  readonly control: KopiaUser;
  readonly ui: KopiaUser;
  /** Somebody else writes into its repository. */
  takeSnapshot(wish: KopiaSnapshotWish): Promise<void>;
  /** @param target - `user@host:/path` or `user@host` */
  setRetention(target: string, wish: KopiaRetentionWish): Promise<void>;
  /** What `kopia policy show --json` prints under `retention`. */
  retentionOf(identity: string): Promise<Record<string, unknown>>;
  /** Lets the server look at its repository. */
  refresh(): Promise<void>;
  /** Starts it anew, at the same address and with the same certificate. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
