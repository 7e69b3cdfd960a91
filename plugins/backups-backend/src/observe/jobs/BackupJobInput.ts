import {
  KubernetesObject,
  WorkloadReference,
  ItemFact,
} from 'backstage-plugin-backups-node';
import { ParsedWorkload } from '../workloads/parseWorkload';
import { VolumeClass } from '../workloads/classifyVolume';

/** A workload, and what is known of what it mounts. */
export interface BackupJobInput {
  cluster: string;
  object: KubernetesObject;
  workload: ParsedWorkload;
  reference: WorkloadReference;
  volumes: readonly { name: string; volumeClass: VolumeClass }[];
  claimOf(namespace: string | undefined, name: string): ItemFact | undefined;
}
