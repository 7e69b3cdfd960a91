import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Planter } from './Planter';

/** @returns metadata with a secret wherever it may hold one */
export function plantedMetadata(
  planter: Planter,
  kind: string,
  name: string,
): KubernetesObject['metadata'] {
  const at = (where: string) => `${where} of a ${kind}`;
  const copy = { spec: { password: planter.word(at('last-applied copy')) } };
  return {
    name,
    namespace: 'media',
    creationTimestamp: '2026-01-05T10:00:00Z',
    labels: {
      'app.kubernetes.io/name': 'jukebox',
      'example.com/api-token': planter.word(at('label named like a secret')),
      'example.com/owner': planter.accessKey(at('label shaped like a key')),
    },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(copy),
      'example.com/notes': `the password is ${planter.word(at('annotation'))}`,
      'backups/exempt-not': planter.accessKey(at('unknown backups annotation')),
    },
  };
}
