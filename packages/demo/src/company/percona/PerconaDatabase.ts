/** A PerconaPGCluster, copied to a bucket every night. */
export interface PerconaDatabase {
  name: string;
  namespace: string;
  /** The app that uses it: name of its user and of its database. */
  app: string;
  daysOld: number;
  size: string;
  /** Version of the operator that it is for. */
  version: '2.9.0' | '3.0.0';
  /** Seconds before the anchor since which its slots pass without a trace. */
  silentAgo?: number;
}
