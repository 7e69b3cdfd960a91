import type {
  KeptFields,
  KubernetesObject,
} from 'backstage-plugin-backups-node';
import { projectObject, pickFields } from 'backstage-plugin-backups-node';

/** Where a key lies in a Secret; never the key. */
export const SECRET_KEY: KeptFields = { name: true, key: true };

/** Where the keys of a bucket lie. */
export const S3_KEYS = {
  accessKeyId: SECRET_KEY,
  secretAccessKey: SECRET_KEY,
} satisfies KeptFields;

/** How many backups and how much log pgBackRest keeps. */
export const RETENTION: KeptFields = {
  full: true,
  fullType: true,
  diff: true,
  archive: true,
  archiveType: true,
  history: true,
};

/** A store of barman. */
export const BARMAN_STORE: KeptFields = {
  destinationPath: true,
  endpointURL: true,
  serverName: true,
  s3Credentials: S3_KEYS,
  azureCredentials: {},
  googleCredentials: {},
};

/** @returns what keeps of each object its metadata and these fields */
export function projecting(shape: {
  spec: KeptFields;
  status?: KeptFields;
}): (object: KubernetesObject) => KubernetesObject {
  return object => ({
    ...projectObject(object),
    spec: pickFields(object.spec, shape.spec),
    status: shape.status && pickFields(object.status, shape.status),
  });
}
