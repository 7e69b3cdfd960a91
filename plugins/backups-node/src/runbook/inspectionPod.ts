import type {
  ManifestObject,
  ManifestValue,
} from 'backstage-plugin-backups-common';

/**
 * A pod that shows volumes to whoever looks into them.
 *
 * @param volumes - by where they are mounted, `/restored`
 * @param securityContext - of the pod that wrote the data
 *
 * @public
 */
export function inspectionPod(options: {
  name: string;
  image: ManifestValue;
  volumes: {
    name: string;
    mountPath: string;
    claimName: string;
    readOnly: boolean;
  }[];
  securityContext?: ManifestObject;
}): ManifestObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: options.name },
    spec: {
      restartPolicy: 'Never',
      securityContext: options.securityContext,
      containers: [
        {
          name: 'look',
          image: options.image,
          command: ['sleep', '86400'],
          volumeMounts: options.volumes.map(
            ({ name, mountPath, readOnly }) => ({
              name,
              mountPath,
              readOnly,
            }),
          ),
        },
      ],
      volumes: options.volumes.map(({ name, claimName }) => ({
        name,
        persistentVolumeClaim: { claimName },
      })),
    },
  };
}
