import { parseInstant, latestInstant } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { BarmanStore, Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';
import type { BackupRecord } from './recordsOf';
import { majorVersionOf } from './majorVersionOf';
import type { Setup } from './setupsOf';

/** Where barman put a backup, and under which server. */
export interface BarmanPlace {
  store: BarmanStore;
  serverName: string;
}

/**
 * Records of a repository, by what they are backups of.
 *
 * A backup belongs to the database and to the place that it was made of and in:
 * the log of the present one does not continue what was there before an edit, a
 * major upgrade, or a new Cluster of the same name.
 */
export interface SortedRecords {
  /** Of the database as it is now, in the place it writes to now. */
  present: BackupRecord[];
  /** In other places. */
  elsewhere: { place: BarmanPlace; records: BackupRecord[] }[];
  /**
   * What is in the present place is of the present database since then: the
   * Cluster was created, or the last backup of an older major version, or in
   * another place, ended. Epoch seconds.
   */
  madeSince?: number;
}

/** Paths are written with and without a slash at their end. */
function pathOf(path: string | undefined): string | undefined {
  return path?.replace(/\/+$/, '');
}

/** @returns the place where barman writes to now; `undefined` for other tools */
export function presentPlace(
  setup: Setup,
  cluster: string,
  storeOf: (name: string | undefined) => BarmanStore | undefined,
): BarmanPlace | undefined {
  switch (setup.tool) {
    case 'barman-in-tree':
      return {
        store: setup.store,
        serverName: setup.store.serverName ?? cluster,
      };
    case 'barman-cloud': {
      const store = storeOf(setup.storeRef);
      return store && { store, serverName: setup.serverName };
    }
    case 'dalibo':
    case 'opera':
    case 'volume-snapshot':
      return undefined;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without a place: ${String(unplaced)}`);
    }
  }
}

/** @returns what tells a folder of an archive from others; absent: not known */
export function folderOf(place: BarmanPlace | undefined): string | undefined {
  const path = pathOf(place?.store.destinationPath);
  return place && path
    ? JSON.stringify([pathOf(place.store.endpointURL), path, place.serverName])
    : undefined;
}

/** @returns where a Backup says that it is, if that is not the present place */
function otherPlace(
  { status = {} }: Backup,
  present: BarmanPlace | undefined,
): BarmanPlace | undefined {
  if (!present) return undefined;
  const { destinationPath, endpointURL, serverName, s3Credentials } = status;
  const { store } = present;
  const differs = (told: string | undefined, now: string | undefined) =>
    told !== undefined && told !== '' && told !== (now ?? '');
  const moved =
    differs(pathOf(destinationPath), pathOf(store.destinationPath)) ||
    // Without one in either it is not told, which is no difference.
    (store.endpointURL !== undefined &&
      differs(pathOf(endpointURL), pathOf(store.endpointURL)));
  if (!moved && !differs(serverName, present.serverName)) return undefined;
  return {
    store: moved
      ? {
          ...store,
          destinationPath: destinationPath ?? store.destinationPath,
          endpointURL: endpointURL || store.endpointURL,
          s3Credentials: s3Credentials ?? store.s3Credentials,
        }
      : store,
    serverName: serverName || present.serverName,
  };
}

/** The timeline of a segment of the log: `000000030000000000000011` is of the third. */
function timelineOf(segment: string | undefined): number | undefined {
  return segment !== undefined && /^[0-9A-F]{24}$/i.test(segment)
    ? parseInt(segment.slice(0, 8), 16)
    : undefined;
}

function endOf(record: BackupRecord): number | undefined {
  return record.stage === 'finished' && record.claimed.outcome === 'succeeded'
    ? record.claimed.endedAt
    : undefined;
}

/**
 * A Cluster that was recovered from its own archive goes on with its system.
 */
function continuesItsArchive(
  { spec = {} }: Cluster,
  name: string,
  setup: Setup,
): boolean {
  const { recovery } = spec.bootstrap ?? {};
  if (!recovery) return false;
  if (recovery.backup?.name !== undefined) return true;
  const origin = spec.externalClusters?.find(
    external => external?.name === recovery.source,
  );
  const { parameters = {} } = origin?.plugin ?? {};
  switch (setup.tool) {
    case 'dalibo':
      return parameters.stanzaRef === setup.stanzaRef;
    case 'opera':
      return (
        parameters.pgbackrestObjectName === setup.archiveRef &&
        (parameters.stanza ?? origin?.name) === setup.stanza
      );
    case 'barman-cloud':
      return (
        parameters.barmanObjectName === setup.storeRef &&
        (parameters.serverName ?? origin?.name) === setup.serverName
      );
    case 'barman-in-tree': {
      const store = origin?.barmanObjectStore;
      return (
        pathOf(store?.destinationPath) ===
          pathOf(setup.store.destinationPath) &&
        (store?.serverName ?? origin?.name) === (setup.store.serverName ?? name)
      );
    }
    case 'volume-snapshot':
      return false;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without an archive: ${String(unplaced)}`);
    }
  }
}

/**
 * Sorts the Backups of one repository by what they are of.
 *
 * @param records - that name the repository
 * @param present - where its tool writes to now, where Backups tell such a place
 */
export function sortRecords(
  records: readonly BackupRecord[],
  cluster: Observed<Cluster>,
  setup: Setup,
  present: BarmanPlace | undefined,
): SortedRecords {
  const { value, object, subject } = cluster;
  const elsewhere = new Map<string, SortedRecords['elsewhere'][number]>();
  const here: BackupRecord[] = [];
  for (const record of records) {
    const place = otherPlace(record.backup.value, present);
    if (!place) {
      here.push(record);
      continue;
    }
    const { destinationPath, endpointURL } = place.store;
    const key = JSON.stringify([
      pathOf(destinationPath),
      pathOf(endpointURL),
      place.serverName,
    ]);
    const group = elsewhere.get(key) ?? { place, records: [] };
    group.records.push(record);
    elsewhere.set(key, group);
  }
  const major = majorVersionOf(value);
  const timeline = value.status?.timelineID;
  const { uid } = object.metadata;
  const ofAnother = (record: BackupRecord) => {
    const { majorVersion, pluginMetadata, endWal } =
      record.backup.value.status ?? {};
    const itsTimeline = timelineOf(endWal);
    return (
      // Timelines only grow, until another system begins with the first one.
      (timeline !== undefined &&
        itsTimeline !== undefined &&
        itsTimeline > timeline) ||
      (major !== undefined &&
        majorVersion !== undefined &&
        majorVersion < major) ||
      (uid !== undefined &&
        pluginMetadata?.clusterUID !== undefined &&
        pluginMetadata.clusterUID !== uid &&
        !continuesItsArchive(value, subject.object.name, setup))
    );
  };
  const former = here.filter(ofAnother);
  const created = continuesItsArchive(value, subject.object.name, setup)
    ? undefined
    : parseInstant(object.metadata.creationTimestamp);
  // What began later is of what is there now.
  const others = [
    ...former,
    ...records.filter(record => !here.includes(record)),
  ].map(record => {
    const end = endOf(record);
    return end === undefined ? undefined : end + 1;
  });
  return {
    present: here,
    elsewhere: [...elsewhere.values()],
    madeSince: latestInstant([created, ...others]),
  };
}
