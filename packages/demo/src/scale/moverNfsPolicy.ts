import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { NAS } from '../homelab/objects/backends';
import { metadataOf } from '../homelab/objects/metadataOf';
import type { Moment } from '../homelab/objects/Moment';

/** The admission policy that mounts the NAS into every mover, cloud movers included. */
export function moverNfsPolicy(moment: Moment): KubernetesObject {
  const name = 'volsync-mover-nfs';
  const volume = `Object.spec.template.spec.volumes{name: "repository", nfs: Object.spec.template.spec.volumes.nfs{server: "${NAS.server}", path: "${NAS.path}"}}`;
  const container = `Object.spec.template.spec.containers{name: object.spec.template.spec.containers[0].name, volumeMounts: [Object.spec.template.spec.containers.volumeMounts{name: "repository", mountPath: "/repository"}]}`;
  return {
    apiVersion: 'admissionregistration.k8s.io/v1alpha1',
    kind: 'MutatingAdmissionPolicy',
    metadata: metadataOf(moment, {
      kind: 'MutatingAdmissionPolicy',
      name,
      createdAt: moment.anchor,
    }),
    spec: {
      failurePolicy: 'Fail',
      reinvocationPolicy: 'IfNeeded',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['batch'],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['jobs'],
          },
        ],
      },
      matchConditions: [
        {
          name: 'is-a-mover',
          expression: 'object.metadata.name.startsWith("volsync-")',
        },
      ],
      mutations: [
        {
          patchType: 'ApplyConfiguration',
          applyConfiguration: {
            expression: `Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{containers: [${container}], volumes: [${volume}]}}}}`,
          },
        },
      ],
    },
  };
}
