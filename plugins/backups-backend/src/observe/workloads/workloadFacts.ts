import {
  FindingFact,
  KubernetesObject,
  WorkloadReference,
  describeObject,
  objectKey,
  withoutSecrets,
} from 'backstage-plugin-backups-node';
import { pickAnnotations } from './claimFacts';
import { customOwner } from './customOwner';
import { ParsedWorkload } from './parseWorkload';

/** @returns a workload with the labels of its pods, its own winning */
export function referenceOf(
  cluster: string,
  object: KubernetesObject,
  workload?: ParsedWorkload,
): WorkloadReference {
  return {
    cluster,
    kind: object.kind ?? 'Workload',
    namespace: object.metadata.namespace,
    name: object.metadata.name,
    labels: {
      ...withoutSecrets(workload?.template.metadata?.labels ?? {}),
      ...object.metadata.labels,
    },
    annotations: pickAnnotations(object.metadata.annotations ?? {}),
    owner: customOwner(object),
  };
}

/** @returns a finding about an object that has not the shape of its kind */
export function malformed(
  cluster: string,
  object: KubernetesObject,
): FindingFact {
  const reference = referenceOf(cluster, object);
  return {
    type: 'finding',
    finding: {
      code: 'malformed-object',
      severity: 'advice',
      title: `${describeObject(reference)} could not be understood.`,
      detail:
        'It has not the shape of its kind, so what it writes to is not known.',
      causeKey: `malformed/${objectKey(reference)}`,
      evidence: [{ object: describeObject(reference), field: 'spec' }],
    },
    about: { object: reference, labels: reference.labels },
  };
}
