import type {
  Destination,
  RunbookField,
  Word,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';

/**
 * How a repository on S3 is reached, beyond where it is: what its mover was told.
 *
 * @example `{ clearText: true, region: 'garage' }`
 *
 * @public
 */
export interface KopiaAccess {
  /** The endpoint speaks http. */
  clearText?: boolean;
  region?: string;
  /** What signs the endpoint's certificate, where no public authority does. */
  authority?: { kind: 'configmap' | 'secret'; name: string; key: string };
}

/**
 * How to connect to a repository, as far as it is known.
 *
 * @public
 */
export interface KopiaConnection {
  /** After `kopia repository connect`. */
  words: Word[];
  fields: RunbookField[];
  /** Environment variables that take the storage's keys, by key of the Secret. */
  keys: string[];
  /** Likewise, and a Secret may lack them. */
  optionalKeys: string[];
  /** What signs the certificate of the endpoint; connections name its file. */
  authority?: KopiaAccess['authority'];
  /** A share that must be mounted where `words` look for it. */
  share?: { server: string; path: string };
}

/** Id of the field that takes the folder of a repository. */
export const REPOSITORY_FOLDER = 'REPOSITORY_FOLDER';

function optionWith(
  name: string,
  known: string | undefined,
  field: RunbookField,
  fields: RunbookField[],
): Word {
  if (known !== undefined) return `--${name}=${known}`;
  fields.push(field);
  return { parts: [`--${name}=`, { field: field.id }] };
}

function withSlash(prefix: string): string {
  return prefix.endsWith('/') ? prefix : `${prefix}/`;
}

/** Kopia takes a host name, and an option where the movers take a URL. */
function hostOfEndpoint(endpoint: string | undefined): {
  host?: string;
  clearText: boolean;
} {
  const [, scheme, rest] =
    /^(?:(https?):\/\/)?(.*?)\/*$/i.exec(endpoint ?? '') ?? [];
  return {
    host: rest || undefined,
    clearText: scheme?.toLowerCase() === 'http',
  };
}

/**
 * @returns how Kopia connects to where copies live; `undefined` for kinds of
 * storage that have no words here
 *
 * @public
 */
export function kopiaConnection(
  destination: Destination,
  access: KopiaAccess = {},
): KopiaConnection | undefined {
  const fields: RunbookField[] = [];
  switch (destination.type) {
    case 's3': {
      const { bucket, prefix } = destination;
      const { host, clearText } = hostOfEndpoint(destination.endpoint);
      const words: Word[] = [
        's3',
        optionWith(
          'bucket',
          bucket,
          {
            id: 'BUCKET',
            label: 'Bucket',
            hint: prose`It is in the repository's Secret.`,
          },
          fields,
        ),
        optionWith(
          'endpoint',
          host,
          {
            id: 'ENDPOINT',
            label: 'Endpoint',
            hint: prose`A host name, without ${'https://'}.`,
            example: 's3.us-east-005.backblazeb2.com',
          },
          fields,
        ),
      ];
      // Kopia takes a prefix letter by letter: without the slash it finds nothing.
      if (prefix) words.push(`--prefix=${withSlash(prefix)}`);
      const isR2 = /r2\.cloudflarestorage\.com$/.test(host ?? '');
      const region = access.region ?? (isR2 ? 'auto' : undefined);
      if (region !== undefined) words.push(`--region=${region}`);
      if (clearText || access.clearText) words.push('--disable-tls');
      return {
        words,
        fields,
        keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
        optionalKeys: ['AWS_SESSION_TOKEN'],
        authority: access.authority,
      };
    }
    case 'nfs':
    case 'volume':
    case 'filesystem': {
      const { server, path } = destination;
      const share = server && path ? { server, path } : undefined;
      return {
        words: [
          'filesystem',
          optionWith(
            'path',
            undefined,
            {
              id: REPOSITORY_FOLDER,
              label: 'Folder of the repository',
              hint: share
                ? prose`Where ${`${share.server}:${share.path}`} is mounted on the machine you type on.`
                : prose`As the machine you type on sees it: it holds ${'kopia.repository.f'}.`,
              suggestion: share ? '/mnt/kopia-repository' : undefined,
              example: '/mnt/kopia-repository',
            },
            fields,
          ),
        ],
        fields,
        keys: [],
        optionalKeys: [],
        share,
      };
    }
    case 'azure':
      return {
        words: [
          'azure',
          optionWith(
            'container',
            destination.bucket,
            { id: 'CONTAINER', label: 'Container' },
            fields,
          ),
          optionWith(
            'storage-account',
            undefined,
            { id: 'STORAGE_ACCOUNT', label: 'Storage account' },
            fields,
          ),
        ],
        fields,
        keys: ['AZURE_STORAGE_KEY'],
        optionalKeys: [],
      };
    case 'gcs':
    case 'host':
    case 'rclone':
    case 'sftp':
    case 'webdav':
    case 'rest':
    case 'peer':
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = destination.type;
      throw new TypeError(`Cannot connect to ${unplaced}`);
    }
  }
}
