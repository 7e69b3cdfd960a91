/**
 * A server that tells which alerts are firing.
 *
 * @public
 */
export interface AlertServer {
  name: string;
  url: string;
  kind: 'prometheus' | 'alertmanager';
  /** The cluster that its alerts are about. */
  cluster: string;
  token?: string;
  /** PEM file with certificates to trust instead of the usual ones; read at every reading. */
  caFile?: string;
  intervalSeconds: number;
  deadlineSeconds: number;
}
