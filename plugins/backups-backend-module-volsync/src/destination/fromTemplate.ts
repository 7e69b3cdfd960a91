import { describeObject } from 'backstage-plugin-backups-node';
import type { ExternalSecret } from '../read/ExternalSecret';
import { LOCATION_KEYS } from '../read/locationKeys';
import type { LocationKey } from '../read/locationKeys';
import type { Observed } from '../observe/ClusterContext';
import type { Mover } from '../observe/Mover';
import type { DestinationHint } from './DestinationHint';
import { parseKopiaLocation } from './parseKopiaLocation';
import { parseResticRepository } from './parseResticRepository';

/** What the template of a Secret tells. */
export interface TemplateLocation {
  hint: DestinationHint;
  /** Path in the mover's own file system, which only a volume gives a place. */
  localPath?: string;
}

function locationOf(
  mover: Mover,
  data: Partial<Record<LocationKey, string>>,
  isWhole: boolean,
): ReturnType<typeof parseKopiaLocation> {
  switch (mover.name) {
    case 'kopia':
      return parseKopiaLocation(data, isWhole);
    case 'restic':
      return data.RESTIC_REPOSITORY === undefined
        ? undefined
        : parseResticRepository(data.RESTIC_REPOSITORY);
    // Their Secrets hold keys and configuration files, and no place.
    case 'rclone':
    case 'rsync':
    case 'rsyncTLS':
    case 'syncthing':
    case 'external':
      return undefined;
    default: {
      const never: never = mover;
      return never;
    }
  }
}

/**
 * Reads a repository's place from the templates that make its Secret. The Secret
 * itself is never read.
 *
 * @param mover - which keys of the Secret it looks at
 * @param secrets - the ExternalSecrets that write the Secret
 */
export function fromTemplate(
  mover: Mover,
  secrets: readonly Observed<ExternalSecret>[],
): TemplateLocation | undefined {
  const data: Partial<Record<LocationKey, string>> = {};
  let isWhole = secrets.length === 1;
  for (const { value } of secrets) {
    const template = value.spec?.target?.template;
    if (template?.hasMore || template?.mergePolicy === 'Merge') isWhole = false;
    for (const key of LOCATION_KEYS) {
      data[key] ??= template?.data?.[key];
    }
  }
  const location = locationOf(mover, data, isWhole);
  if (location === undefined) return undefined;
  const names = secrets.map(({ subject }) => describeObject(subject.object));
  return {
    hint: { source: `template of ${names.join(', ')}`, says: location.parts },
    localPath: location.localPath,
  };
}
