import { projectObject } from '../read/projectObject';
import type { ResourceQuery } from './ResourceQuery';

/**
 * Claims, whole but for what was last applied. The backend lists them, too; a
 * provider that can do without them says `need: 'enriches'`.
 *
 * @public
 */
export const PERSISTENT_VOLUME_CLAIMS: ResourceQuery = {
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  scope: 'namespaced',
  need: 'carries',
  project: projectObject,
};

/**
 * What volumes lie on.
 *
 * @public
 */
export const PERSISTENT_VOLUMES: ResourceQuery = {
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumes',
  kind: 'PersistentVolume',
  scope: 'cluster',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectObject,
};

/**
 * What makes Secrets, which are not read. Its templates may hold secrets, so each
 * reader brings a projection that keeps only what it needs.
 *
 * @public
 */
export const UNPROJECTED_EXTERNAL_SECRETS: Omit<ResourceQuery, 'project'> = {
  group: 'external-secrets.io',
  versions: ['v1', 'v1beta1'],
  plural: 'externalsecrets',
  kind: 'ExternalSecret',
  scope: 'namespaced',
  need: 'enriches',
};
