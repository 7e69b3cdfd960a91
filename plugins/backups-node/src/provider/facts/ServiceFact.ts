import type { ObjectReference } from './ObjectReference';

/**
 * A service of a cluster: by it an address is followed to what it stands on.
 *
 * @public
 */
export interface ServiceFact {
  type: 'service';
  object: ObjectReference;
  /** Addresses and names besides its own: `10.43.7.1`, `s3.home.example`. */
  addresses: string[];
  /** Ports by which every node of the cluster leads to it: `30900`. */
  nodePorts?: number[];
  /** It is only another name for this host. */
  externalName?: string;
  /** Keys of the workloads that it selects, see `objectKey`. */
  leadsTo: string[];
}
