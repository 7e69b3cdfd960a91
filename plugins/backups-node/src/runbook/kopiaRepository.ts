import type {
  Destination,
  RunbookField,
  Word,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';

/** How to connect to a repository, as far as it is known. */
export interface KopiaConnection {
  /** After `kopia repository connect`. */
  words: Word[];
  fields: RunbookField[];
  /** Environment variables that take the storage's keys, by key of the Secret. */
  keys: string[];
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

/**
 * @returns how Kopia connects to where copies live; `undefined` for kinds of
 * storage that nobody here knows how to name
 */
export function kopiaConnection(
  destination: Destination,
): KopiaConnection | undefined {
  const fields: RunbookField[] = [];
  switch (destination.type) {
    case 's3': {
      const { bucket, endpoint, prefix } = destination;
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
          endpoint,
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
      if (/r2\.cloudflarestorage\.com$/.test(endpoint ?? '')) {
        words.push('--region=auto');
      }
      return {
        words,
        fields,
        keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
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
