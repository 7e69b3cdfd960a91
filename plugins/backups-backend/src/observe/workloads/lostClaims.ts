import {
  FindingFact,
  ItemFact,
  KubernetesObject,
  describeObject,
  isRecord,
} from 'backstage-plugin-backups-node';

/** @returns whether the volume that a claim was bound to is gone. Source: `PersistentVolumeClaimPhase` */
export function isLost({ status }: KubernetesObject): boolean {
  return isRecord(status) && status.phase === 'Lost';
}

/** Its copies are there; it is not. */
export function lostFinding(
  item: ItemFact,
  { metadata }: KubernetesObject,
): FindingFact {
  const object = {
    cluster: item.cluster,
    kind: 'PersistentVolumeClaim',
    namespace: metadata.namespace,
    name: metadata.name,
  };
  return {
    type: 'finding',
    finding: {
      code: 'volume-lost',
      severity: 'erodes',
      title: `The volume behind claim ${metadata.name} is gone (Lost).`,
      detail:
        'The claim is there, and nothing is behind it: the app cannot start with it, and the next copy of it fails.',
      fix: 'Restore it; the claim has to be made anew for that. Where only its PersistentVolume was deleted, the storage may still hold the data: look there first.',
      causeKey: `workloads/volume-lost/${item.cluster}/${
        item.storageClass ?? ''
      }`,
      evidence: [
        {
          object: describeObject(object),
          field: 'status.phase',
          value: 'Lost',
        },
      ],
    },
    about: { object, itemKey: item.key, labels: {} },
  };
}
