/**
 * One TrueNAS that is read. Durations are seconds.
 *
 * @public
 */
export interface TrueNasServer {
  /** What people call it; unique, without a slash. */
  name: string;
  /** `wss://nas.internal/api/current` */
  url: string;
  username: string;
  apiKey: string;
  /** Names and addresses by which clusters mount its exports. */
  hosts: string[];
  /** PEM file with certificates to trust instead of the usual ones; read at every connection. */
  caFile?: string;
  /** Name in its certificate, where that is not the host of `url`. */
  tlsServerName?: string;
  /** Zone of its schedules; absent: it is asked. */
  timeZone?: string;
  intervalSeconds: number;
  deadlineSeconds: number;
}
