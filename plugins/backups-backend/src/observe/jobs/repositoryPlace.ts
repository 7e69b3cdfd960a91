import { Destination } from 'backstage-plugin-backups-common';
import {
  completeDestination,
  hostOf,
  redactText,
  redactUrl,
} from 'backstage-plugin-backups-node';
import { BackupTool } from './backupTools';
import { Script } from './scriptOf';

/** Where a job writes, as far as its manifest says. */
export interface RepositoryPlace {
  destination: Omit<Destination, 'label' | 'derivedFrom'>;
  /** A path of the container: the volume that is mounted there is the place. */
  localPath?: string;
}

const UNKNOWN: RepositoryPlace = { destination: { type: 'unknown' } };

/** A value that a flag or a variable of the command gives. */
function given(text: string, flags: string): string | undefined {
  const found = new RegExp(
    `(?:^|\\s)(?:${flags})(?:=|\\s+)["']?([^\\s"';]+)`,
  ).exec(text);
  return found?.[1];
}

/** What holds a variable that nobody knows is no place. */
function known(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value.includes('$')
    ? undefined
    : redactText(redactUrl(value));
}

function bucket(
  type: Destination['type'],
  product: string,
  failureDomain: string,
  [name, prefix]: readonly string[],
): RepositoryPlace {
  return {
    destination: {
      type,
      product,
      failureDomain,
      offSite: true,
      bucket: name,
      prefix: prefix?.replace(/^\/+/, '') || undefined,
    },
  };
}

function s3(address: string): RepositoryPlace {
  const [endpoint, name, ...prefix] = address
    .replace(/^https?:\/\//, '')
    .split('/');
  return {
    destination: {
      type: 's3',
      endpoint,
      bucket: name || undefined,
      prefix: prefix.join('/') || undefined,
    },
  };
}

/** Source: restic's manual, "Preparing a new repository"; borg's, "Repository URLs". */
function placeOfAddress(address: string): RepositoryPlace {
  if (address.startsWith('/')) {
    return { destination: { type: 'filesystem' }, localPath: address };
  }
  const [, scheme, rest] = /^([a-z0-9]+):(.*)$/is.exec(address) ?? [];
  switch (scheme?.toLowerCase()) {
    case 's3':
      return s3(rest);
    case 'b2':
      return bucket('s3', 'Backblaze B2', 'backblaze-b2', rest.split(':'));
    case 'azure':
      return bucket(
        'azure',
        'Azure Blob Storage',
        'azure-blob-storage',
        rest.split(':'),
      );
    case 'gs':
      return bucket(
        'gcs',
        'Google Cloud Storage',
        'google-cloud-storage',
        rest.split(':'),
      );
    case 'rest':
      return { destination: { type: 'rest', endpoint: rest } };
    case 'sftp':
    case 'ssh':
      return {
        destination: {
          type: 'sftp',
          server: hostOf(rest.replace(/^\/\//, '').split(/[:/]/)[0]),
        },
      };
    case 'rclone':
      return { destination: { type: 'rclone', path: rest } };
    default:
      return UNKNOWN;
  }
}

/** `kopia repository connect s3 --bucket=… --endpoint=…` in the same script. */
function placeOfKopia({ text }: Script): RepositoryPlace {
  const connect =
    /\brepo(?:sitory)?\s+(?:connect|create)\s+([a-z0-9]+)[^\n;&|]*/.exec(text);
  if (!connect) return UNKNOWN;
  const [line, kind] = connect;
  if (kind === 'filesystem') {
    const localPath = known(given(line, '--path'));
    return { destination: { type: 'filesystem' }, localPath };
  }
  if (kind === 's3') {
    return {
      destination: {
        type: 's3',
        endpoint: known(given(line, '--endpoint')) ?? 's3.amazonaws.com',
        bucket: known(given(line, '--bucket')),
        prefix: known(given(line, '--prefix')),
      },
    };
  }
  return kind === 'b2'
    ? bucket('s3', 'Backblaze B2', 'backblaze-b2', [
        known(given(line, '--bucket')) ?? '',
      ])
    : UNKNOWN;
}

/** `rclone sync /data remote:bucket/path`: what a remote is stands in its configuration, or in variables. */
function placeOfRemote(
  command: string,
  { variables }: Script,
): RepositoryPlace {
  const target = known(
    [...command.matchAll(/\s([A-Za-z][\w-]*:[^\s"']*)/g)].at(-1)?.[1],
  );
  if (target === undefined) return UNKNOWN;
  const [remote, ...path] = target.split(':');
  const variable = (name: string) =>
    variables[`RCLONE_CONFIG_${remote.toUpperCase()}_${name}`];
  const [name, ...prefix] = path.join(':').split('/');
  if (variable('TYPE') === 's3' && variable('ENDPOINT')) {
    return s3(`${known(variable('ENDPOINT'))}/${[name, ...prefix].join('/')}`);
  }
  if (variable('TYPE') === 'b2') {
    return bucket('s3', 'Backblaze B2', 'backblaze-b2', [
      name,
      prefix.join('/'),
    ]);
  }
  return { destination: { type: 'rclone', path: target } };
}

/**
 * Reads where a job's copies go: from its flags and its variables with literal
 * values. What a Secret holds is not known.
 */
export function repositoryPlace(
  tool: BackupTool,
  command: string,
  script: Script,
): RepositoryPlace {
  const { variables, text } = script;
  switch (tool.name) {
    case 'restic':
    case 'rustic': {
      const address = known(
        given(command, '-r|--repo') ??
          given(text, '-r|--repo') ??
          variables[`${tool.name.toUpperCase()}_REPOSITORY`] ??
          /RESTIC_REPOSITORY=["']?([^\s"';]+)/.exec(text)?.[1],
      );
      return address === undefined ? UNKNOWN : placeOfAddress(address);
    }
    case 'borg': {
      const written = /\s([^\s"']*)::/.exec(command)?.[1];
      const address = known(written || variables.BORG_REPO);
      if (address === undefined) return UNKNOWN;
      const [, host] = /^(?:[^@/]+@)?([\w.-]+):/.exec(address) ?? [];
      return host !== undefined && !address.includes('://')
        ? { destination: { type: 'sftp', server: host } }
        : placeOfAddress(address);
    }
    case 'kopia':
      return placeOfKopia(script);
    case 'rclone':
      return placeOfRemote(command, script);
    default: {
      // Dumps and mirrors end in a file: the last path that is written.
      const written =
        known(given(command, '-f|--file|--result-file|--out|-o|--archive')) ??
        known(/>\s*["']?(\/[^\s"';]+)/.exec(text)?.[1]) ??
        (tool.name === 'rsync'
          ? known(
              command
                .split(/\s+/)
                .filter(word => !word.startsWith('-'))
                .at(-1),
            )
          : undefined);
      return written?.startsWith('/')
        ? { destination: { type: 'filesystem' }, localPath: written }
        : UNKNOWN;
    }
  }
}

/** @returns a destination with everything that its address tells, and a name for people */
export function namedDestination(
  place: Omit<Destination, 'label' | 'derivedFrom'>,
  derivedFrom: string,
): Destination {
  const completed = completeDestination(
    { ...place, label: '', derivedFrom: [derivedFrom] },
    {},
    [],
  );
  const host =
    completed.server ?? (completed.endpoint && hostOf(completed.endpoint));
  const label =
    completed.product ??
    (completed.type === 'nfs'
      ? `NFS ${host}`
      : host ?? completed.path ?? 'not known');
  return { ...completed, label };
}
