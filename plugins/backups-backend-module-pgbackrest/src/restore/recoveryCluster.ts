import type {
  ManifestObject,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import { endpointField, isWholeEndpoint, oneRepository } from './oneRepository';
import type { RestoreValue } from './RestoreValue';
import type { Situation } from './Situation';

/** Name under which the new Cluster knows where its data comes from. */
const ORIGIN = 'origin';

/** Settings that are refused below what they were when the log was written. */
const AT_LEAST = [
  'max_connections',
  'max_worker_processes',
  'max_prepared_transactions',
  'max_locks_per_transaction',
  'max_wal_senders',
];

/** What a recovery reads, with the objects it needs for that. */
interface Origin {
  /** Applied before the Cluster. */
  objects: ManifestObject[];
  /** `spec.externalClusters[0]` without its name; absent: a snapshot. */
  external?: ManifestObject;
  recovery: ManifestObject;
  fields: RunbookField[];
}

function barmanStore(value: RestoreValue): Origin | undefined {
  const { bucket, secretKeys, stanza, endpoint } = value;
  const { accessKeyId, secretAccessKey } = secretKeys;
  if (!bucket || !accessKeyId || !secretAccessKey || !stanza) return undefined;
  // The kept prefix ends with the server, which barman adds by itself.
  const folder = (value.prefix ?? '')
    .split('/')
    .slice(0, -1)
    .filter(Boolean)
    .join('/');
  const isWhole = isWholeEndpoint(endpoint);
  return {
    objects: [],
    fields: isWhole ? [] : [endpointField(value)],
    recovery: { source: ORIGIN },
    external: {
      barmanObjectStore: {
        serverName: stanza,
        destinationPath: `s3://${bucket}/${folder}`,
        endpointURL: isWhole
          ? endpoint?.replace(/^(?!https?:\/\/)/, 'https://')
          : { field: 'ENDPOINT' },
        s3Credentials: {
          accessKeyId: { name: accessKeyId.secret, key: accessKeyId.key },
          secretAccessKey: {
            name: secretAccessKey.secret,
            key: secretAccessKey.key,
          },
        },
      },
    },
  };
}

/** One repository among several: the plugins cannot be told which. */
function singled(situation: Situation): Origin | undefined {
  const { value, restored } = situation;
  const name = `${restored}-source`;
  const one = oneRepository(value, {
    name,
    stanza: value.stanza ?? value.name,
    keeps: false,
  });
  if (!one) return undefined;
  const { stanzaRef, pgbackrestObjectName, ...others } = value.pluginParameters;
  return {
    objects: [one.manifest],
    fields: one.fields,
    recovery: { source: ORIGIN },
    external: {
      plugin: {
        name: value.pluginName,
        parameters: {
          ...others,
          ...(stanzaRef ? { stanzaRef: name } : { pgbackrestObjectName: name }),
        },
      },
    },
  };
}

function originOf(situation: Situation): Origin | undefined {
  const { value } = situation;
  switch (value.tool) {
    case 'dalibo':
    case 'opera':
    case 'barman-cloud': {
      const plain: Origin = {
        objects: [],
        fields: [],
        recovery: { source: ORIGIN },
        external: {
          plugin: {
            name: value.pluginName,
            parameters: { ...value.pluginParameters },
          },
        },
      };
      return value.repositoriesInStanza > 1
        ? singled(situation) ?? plain
        : plain;
    }
    case 'barman-in-tree':
      return barmanStore(value);
    case 'volume-snapshot':
      return {
        objects: [],
        fields: [
          {
            id: 'VOLUME_SNAPSHOT',
            label: 'Volume snapshot',
            hint: prose`The one of the moment to go back to.`,
            findOut: kubectl(
              value.namespace,
              'get',
              'volumesnapshot',
              '-l',
              `cnpg.io/cluster=${value.name}`,
            ),
          },
        ],
        recovery: {
          volumeSnapshots: {
            storage: {
              name: { field: 'VOLUME_SNAPSHOT' },
              kind: 'VolumeSnapshot',
              apiGroup: 'snapshot.storage.k8s.io',
            },
          },
        },
      };
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = value.tool;
      throw new TypeError(`No origin for ${unplaced}`);
    }
  }
}

/** Whether the repository that was chosen is the one that is read. */
export function readsChosenRepository(situation: Situation): boolean {
  const { value } = situation;
  return (
    value.repositoriesInStanza <= 1 ||
    !['dalibo', 'opera'].includes(value.tool) ||
    singled(situation) !== undefined
  );
}

/**
 * The Cluster that a database comes back into, and what it reads from. It
 * archives nowhere: two servers that write one archive spoil it.
 *
 * @returns `undefined` where too little is known to write one that works
 */
export function recoveryCluster(
  situation: Situation,
): { manifests: ManifestObject[]; fields: RunbookField[] } | undefined {
  const { value, restored, target } = situation;
  const origin = originOf(situation);
  if (!origin) return undefined;
  const parameters = Object.fromEntries(
    AT_LEAST.flatMap(name =>
      value.parameters[name] === undefined
        ? []
        : [[name, value.parameters[name]]],
    ),
  );
  const { preloadLibraries } = value;
  const { first } = situation;
  const hasSettings =
    Object.keys(parameters).length > 0 || preloadLibraries.length > 0;
  const ownSuperuser = value.superuserSecret === `${value.name}-superuser`;
  return {
    fields: [...situation.fields, ...origin.fields],
    manifests: [
      ...origin.objects,
      {
        apiVersion: `${CNPG_GROUP}/v1`,
        kind: 'Cluster',
        metadata: { name: restored },
        spec: {
          instances: 1,
          imageName: situation.image,
          storage: {
            size: situation.storageSize,
            storageClass: value.storageClass,
          },
          walStorage: value.walStorageSize
            ? {
                size: value.walStorageSize,
                storageClass: value.walStorageClass,
              }
            : undefined,
          enableSuperuserAccess: value.superuserSecret ? true : undefined,
          superuserSecret:
            value.superuserSecret && !ownSuperuser
              ? { name: value.superuserSecret }
              : undefined,
          postgresql: hasSettings
            ? {
                parameters:
                  Object.keys(parameters).length > 0 ? parameters : undefined,
                shared_preload_libraries:
                  preloadLibraries.length > 0 ? preloadLibraries : undefined,
              }
            : undefined,
          bootstrap: {
            recovery: {
              ...origin.recovery,
              database: first?.database,
              owner: first?.owner,
              secret: first?.secret && { name: first.secret },
              recoveryTarget: target ? { targetTime: target } : undefined,
            },
          },
          externalClusters: origin.external
            ? [{ name: ORIGIN, ...origin.external }]
            : undefined,
        },
      },
    ],
  };
}
