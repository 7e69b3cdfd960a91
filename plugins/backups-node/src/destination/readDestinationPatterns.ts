import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { DestinationType } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from './DestinationPattern';
import { redactUrl } from '../redact/redactUrl';

const CONFIG_PATH = 'backups.destinations';

const MATCH_KEYS = [
  'secretName',
  'endpoint',
  'bucket',
  'server',
  'path',
] as const;

/** Keyed by the type, so that a new one cannot be forgotten here. */
const DESTINATION_TYPES: Record<DestinationType, true> = {
  nfs: true,
  s3: true,
  azure: true,
  gcs: true,
  volume: true,
  filesystem: true,
  host: true,
  rclone: true,
  sftp: true,
  webdav: true,
  rest: true,
  peer: true,
  unknown: true,
};

function isDestinationType(value: string): value is DestinationType {
  return Object.hasOwn(DESTINATION_TYPES, value);
}

function readExpression(source: string, path: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} is not a regular expression: ${reason}`);
  }
}

type EntryConfig = ReturnType<RootConfigService['getConfigArray']>[number];

function readMatch(
  entry: EntryConfig,
  path: string,
): DestinationPattern['match'] {
  const match: DestinationPattern['match'] = {};
  for (const key of MATCH_KEYS) {
    const source = entry.getOptionalString(`match.${key}`);
    if (source !== undefined) {
      match[key] = readExpression(source, `${path}.match.${key}`);
    }
  }
  if (Object.keys(match).length === 0) {
    throw new InputError(
      `${path}.match needs at least one of ${MATCH_KEYS.join(', ')}`,
    );
  }
  return match;
}

function readType(
  entry: EntryConfig,
  path: string,
): DestinationType | undefined {
  const type = entry.getOptionalString('type');
  if (type === undefined || isDestinationType(type)) return type;
  throw new InputError(
    `${path}.type is '${type}', expected one of ${Object.keys(
      DESTINATION_TYPES,
    ).join(', ')}`,
  );
}

/**
 * Reads `backups.destinations`.
 *
 * @param config - the whole configuration
 * @returns the patterns in their order; empty when none are configured
 * @throws InputError that names the path of what is wrong
 *
 * @public
 */
export function readDestinationPatterns(
  config: RootConfigService,
): DestinationPattern[] {
  const entries = config.getOptionalConfigArray(CONFIG_PATH) ?? [];
  return entries.map((entry, index) => {
    const configPath = `${CONFIG_PATH}[${index}]`;
    const endpoint = entry.getOptionalString('endpoint');
    return {
      configPath,
      match: readMatch(entry, configPath),
      label: entry.getOptionalString('label'),
      type: readType(entry, configPath),
      server: entry.getOptionalString('server'),
      path: entry.getOptionalString('path'),
      bucket: entry.getOptionalString('bucket'),
      endpoint: endpoint === undefined ? undefined : redactUrl(endpoint),
      offSite: entry.getOptionalBoolean('offSite'),
      failureDomain: entry.getOptionalString('failureDomain'),
    };
  });
}
