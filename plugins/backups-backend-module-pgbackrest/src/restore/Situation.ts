import type {
  FieldReference,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import {
  kubectl,
  kubectlWords,
  objectName,
} from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import type { FirstDatabase } from './firstDatabase';
import { firstDatabase } from './firstDatabase';
import type { RestoreValue } from './RestoreValue';

/** A group of its own: other operators have clusters, too. */
export const CLUSTERS = `clusters.${CNPG_GROUP}`;

/** What apps may connect through, instead of a Cluster's service. */
export const POOLERS = `poolers.${CNPG_GROUP}`;

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  namespace: string | undefined;
  /** Cluster that the data comes back into. */
  restored: string;
  /** Service of the restored Cluster that apps write to. */
  restoredService: string;
  /**
   * As PostgreSQL and pgBackRest both read it: pgBackRest refuses RFC 3339.
   * Absent: to the end of the log.
   */
  target?: string;
  /** Absent: the Cluster does not say. */
  first?: FirstDatabase;
  /** What is not known and asked for. */
  fields: RunbookField[];
  /** Known, or the field that asks for it. */
  image: string | FieldReference;
  storageSize: string | FieldReference;
}

/**
 * @param instant - epoch seconds
 * @returns `2026-08-19 12:30:00+00`
 */
export function targetTime(instant: number): string {
  return new Date(instant * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '+00');
}

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: RestoreValue,
): Situation {
  const { namespace, name } = value;
  const isGone = request.scenario === 'cluster-gone';
  // A new cluster of computers has the old name to give away.
  const restored = isGone ? name : objectName(name, `restored-${request.tag}`);
  const fields: RunbookField[] = [];
  const asked = (field: RunbookField): FieldReference => {
    fields.push(field);
    return { field: field.id };
  };
  return {
    request,
    value,
    namespace,
    restored,
    restoredService: `${restored}-rw`,
    first: firstDatabase(request, value, asked),
    target: request.latest ? undefined : targetTime(request.notAfter),
    fields,
    image:
      value.imageName ??
      asked({
        id: 'IMAGE_NAME',
        label: 'Image of PostgreSQL',
        hint: value.imageCatalog
          ? prose`Of the major version and with the extensions that wrote the data: image catalog ${value.imageCatalog}.`
          : prose`Of the major version and with the extensions that wrote the data.`,
        findOut: isGone
          ? undefined
          : kubectl(
              namespace,
              'get',
              CLUSTERS,
              name,
              '-o',
              'jsonpath={.status.image}{"\\n"}',
            ),
        example: 'ghcr.io/cloudnative-pg/postgresql:18',
      }),
    storageSize:
      value.storageSize ??
      asked({
        id: 'CAPACITY',
        label: 'Size of the volume',
        hint: prose`At least what the databases need.`,
        example: '20Gi',
      }),
  };
}

/**
 * @param service - of a Cluster; it leads to the primary
 * @returns words that run a program beside the database
 */
export function inPrimary(
  namespace: string | undefined,
  service: string,
  options: { reads?: boolean },
  ...words: Parameters<typeof kubectlWords>[1][]
) {
  return kubectlWords(
    namespace,
    'exec',
    ...(options.reads ? ['-i'] : []),
    `svc/${service}`,
    '-c',
    'postgres',
    '--',
    ...words,
  );
}
