import type {
  FieldReference,
  ManifestObject,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import type { SecretKey } from '../observe/Repository';
import type { RestoreValue } from './RestoreValue';

/** A manifest that names one repository, and what is asked for in it. */
export interface OneRepository {
  manifest: ManifestObject;
  fields: RunbookField[];
}

function keyOf(key: SecretKey | undefined): ManifestObject | undefined {
  return key && { name: key.secret, key: key.key };
}

/** Accounts are no part of what is kept: such a host is asked for. */
export function isWholeEndpoint(endpoint: string | undefined): boolean {
  return (
    endpoint !== undefined &&
    !/^(https?:\/\/)?r2\.cloudflarestorage\.com/.test(endpoint)
  );
}

/** @returns the field that asks for the address of a repository's storage */
export function endpointField(value: RestoreValue): RunbookField {
  const { pluginParameters, namespace } = value;
  const index = Number(value.repositoryNumber) - 1;
  const findOut = pluginParameters.stanzaRef
    ? kubectl(
        namespace,
        'get',
        'stanzas.pgbackrest.dalibo.com',
        pluginParameters.stanzaRef,
        '-o',
        `jsonpath={.spec.stanzaConfiguration.s3Repositories[${index}].endpoint}{"\\n"}`,
      )
    : pluginParameters.pgbackrestObjectName &&
      kubectl(
        namespace,
        'get',
        'archives.pgbackrest.cnpg.opera.com',
        pluginParameters.pgbackrestObjectName,
        '-o',
        `jsonpath={.spec.configuration.repositories[${index}].endpointURL}{"\\n"}`,
      );
  return {
    id: 'ENDPOINT',
    label: 'Endpoint of the object storage',
    hint: prose`With the account in it, which is not kept here.`,
    findOut: findOut || undefined,
    example: 'account.r2.cloudflarestorage.com',
  };
}

/**
 * pgBackRest takes the first repository in which it finds a fitting backup, and
 * the plugins offer no choice. An object that names one repository only does.
 *
 * @param options - `name` of the object; `stanza`: the backups' own to read
 * them, a new one to write beside them
 * @returns `undefined` where too little is known of the repository
 */
export function oneRepository(
  value: RestoreValue,
  options: { name: string; stanza: string; keeps: boolean },
): OneRepository | undefined {
  const { tool, bucket, prefix, region, uriStyle, secretKeys } = value;
  const { accessKeyId, secretAccessKey, encryptionPass } = secretKeys;
  if (!bucket || !prefix || !accessKeyId || !secretAccessKey) return undefined;
  // An encrypted repository without its passphrase cannot be read.
  if (value.encrypted && !encryptionPass) return undefined;
  const fields: RunbookField[] = [];
  let endpoint: string | FieldReference | undefined = value.endpoint;
  if (!isWholeEndpoint(value.endpoint)) {
    fields.push(endpointField(value));
    endpoint = { field: 'ENDPOINT' };
  }
  const policy = options.keeps
    ? (value.policy as ManifestObject | undefined)
    : undefined;
  switch (tool) {
    case 'dalibo':
      if (!region) return undefined;
      return {
        fields,
        manifest: {
          apiVersion: 'pgbackrest.dalibo.com/v1',
          kind: 'Stanza',
          metadata: { name: options.name },
          spec: {
            stanzaConfiguration: {
              name: options.stanza,
              s3Repositories: [
                {
                  bucket,
                  endpoint,
                  region,
                  repoPath: prefix,
                  uriStyle,
                  retentionPolicy: policy,
                  cipherConfig: encryptionPass && {
                    encryptionPass: keyOf(encryptionPass),
                  },
                  secretRef: {
                    accessKeyId: keyOf(accessKeyId),
                    secretAccessKey: keyOf(secretAccessKey),
                  },
                },
              ],
            },
          },
        },
      };
    case 'opera':
      return {
        fields,
        manifest: {
          apiVersion: 'pgbackrest.cnpg.opera.com/v1',
          kind: 'Archive',
          metadata: { name: options.name },
          spec: {
            configuration: {
              repositories: [
                {
                  bucket,
                  endpointURL: endpoint,
                  destinationPath: prefix,
                  encryption: encryptionPass && 'aes-256-cbc',
                  encryptionKey: keyOf(encryptionPass),
                  retention: policy,
                  s3Credentials: {
                    accessKeyId: keyOf(accessKeyId),
                    secretAccessKey: keyOf(secretAccessKey),
                    region,
                    uriStyle,
                  },
                },
              ],
            },
          },
        },
      };
    case 'barman-cloud':
    case 'barman-in-tree':
    case 'volume-snapshot':
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = tool;
      throw new TypeError(`No repository object for ${unplaced}`);
    }
  }
}
