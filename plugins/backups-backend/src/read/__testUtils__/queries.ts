import { ResourceQuery } from 'backstage-plugin-backups-node';
import { StandInKind, storedObject } from './StandInKubernetes';

function query(
  group: string,
  version: string,
  plural: string,
  kind: string,
): ResourceQuery {
  return {
    group,
    versions: [version],
    plural,
    kind,
    scope: 'namespaced',
    need: 'carries',
  };
}

export const CLAIMS = query(
  '',
  'v1',
  'persistentvolumeclaims',
  'PersistentVolumeClaim',
);
export const VOLUMES: ResourceQuery = {
  ...query('', 'v1', 'persistentvolumes', 'PersistentVolume'),
  scope: 'cluster',
  need: 'enriches',
};
export const DEPLOYMENTS = query('apps', 'v1', 'deployments', 'Deployment');
/** Of a made-up backup tool. */
export const TAPES: ResourceQuery = {
  ...query('tapedeck.example', 'v2', 'tapes', 'Tape'),
  project: object => ({ ...object, spec: 'projected' }),
};

/** @returns the kinds above, with three claims, one volume and two tapes */
export function homelab(): StandInKind[] {
  return [
    {
      ...CLAIMS,
      version: 'v1',
      objects: [
        storedObject('media', 'jukebox'),
        storedObject('media', 'radio'),
        storedObject('games', 'arcade'),
      ],
    },
    { ...VOLUMES, version: 'v1', objects: [storedObject(undefined, 'pv-1')] },
    { ...DEPLOYMENTS, version: 'v1', objects: [] },
    {
      ...TAPES,
      version: 'v2',
      objects: [
        storedObject('media', 'jukebox', { large: true }),
        storedObject('games', 'arcade', { large: true }),
      ],
    },
  ];
}
