import type { DeclaredRepository } from '../read/PgBackRest';
import type { PerconaBackup } from '../read/Percona';
import type { Observed } from './Observed';

/** Where a backup is: a store, and the folder in it. */
export interface BackupPlace {
  declared: DeclaredRepository;
  path?: string;
}

/**
 * Backups of one repository, by the place that they were made in. A repository is
 * `repo1` before and after its bucket is edited.
 */
export interface PlacedBackups {
  /** In the place that the cluster writes to now. */
  present: Observed<PerconaBackup>[];
  /** In other places. */
  elsewhere: { place: BackupPlace; backups: Observed<PerconaBackup>[] }[];
}

const SCHEMES: Record<string, 's3' | 'gcs' | 'azure'> = {
  s3: 's3',
  gs: 'gcs',
  gcs: 'gcs',
  azure: 'azure',
};

const DESTINATION = /^([a-z0-9]+):\/\/([^/]+)(\/.*)?$/i;

/** A store by what it takes to tell it from others; absent parts are not known. */
interface Address {
  type: 's3' | 'gcs' | 'azure' | 'volume';
  endpoint?: string;
  bucket?: string;
  /** Without slashes at its ends. */
  folder?: string;
}

function folderOf(path: string | undefined): string | undefined {
  return path?.replace(/^\/+|\/+$/g, '');
}

/** Endpoints are written with and without a scheme. */
function serverOf(endpoint: string | undefined): string | undefined {
  return endpoint?.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
}

function storeOf({
  s3,
  gcs,
  azure,
  volume,
}: DeclaredRepository): Address | undefined {
  if (s3) {
    return { type: 's3', endpoint: s3.endpoint, bucket: s3.bucket };
  }
  if (gcs) return { type: 'gcs', bucket: gcs.bucket };
  if (azure) return { type: 'azure', bucket: azure.container };
  return volume ? { type: 'volume' } : undefined;
}

/** Where a backup says that it is, as far as it does. */
function addressOf({
  value: { status = {} },
}: Observed<PerconaBackup>): Address | undefined {
  const found = DESTINATION.exec(status.destination ?? '');
  const type = found && SCHEMES[found[1].toLowerCase()];
  const declared = status.repo && storeOf(status.repo);
  return type
    ? {
        type,
        endpoint: declared?.type === type ? declared.endpoint : undefined,
        bucket: found[2],
        folder: folderOf(found[3] ?? ''),
      }
    : declared;
}

function differs(told: string | undefined, now: string | undefined): boolean {
  return told !== undefined && now !== undefined && told !== now;
}

/** @param defaultFolder - where pgBackRest writes to if no folder is set */
function isElsewhere(
  told: Address,
  now: Address,
  defaultFolder: string | undefined,
): boolean {
  return (
    told.type !== now.type ||
    differs(told.bucket, now.bucket) ||
    differs(serverOf(told.endpoint), serverOf(now.endpoint)) ||
    differs(
      told.folder === '' ? defaultFolder : told.folder,
      now.folder ?? defaultFolder,
    )
  );
}

/** The store of a backup as a cluster would declare it. */
function placeOf(
  { type, endpoint, bucket, folder }: Address,
  present: BackupPlace,
): BackupPlace {
  const { name, s3 } = present.declared;
  return {
    // As it stands in the options of pgBackRest.
    path: folder ? `/${folder}` : undefined,
    declared: {
      name,
      ...(type === 's3' && {
        // Without one the backup does not say, and the store is the same.
        s3: { ...s3, endpoint: endpoint ?? s3?.endpoint, bucket },
      }),
      ...(type === 'gcs' && { gcs: { bucket } }),
      ...(type === 'azure' && { azure: { container: bucket } }),
      ...(type === 'volume' && { volume: { volumeClaimSpec: undefined } }),
    },
  };
}

/** @returns where a backup says that it is, as far as it does */
export function placeOfBackup(
  backup: Observed<PerconaBackup>,
  name: string,
): BackupPlace {
  const told = addressOf(backup);
  const present = { declared: { name } };
  return told ? placeOf(told, present) : present;
}

/**
 * Sorts the backups of one repository by where they say that they are. What does
 * not say is where the cluster writes to.
 *
 * @param backups - of one repository, oldest first
 * @param present - where the cluster writes to now
 */
export function placedBackups(
  backups: readonly Observed<PerconaBackup>[],
  present: BackupPlace,
): PlacedBackups {
  const store = storeOf(present.declared);
  const now = store && { ...store, folder: folderOf(present.path) };
  const defaultFolder = `pgbackrest/${present.declared.name ?? ''}`;
  const elsewhere = new Map<string, PlacedBackups['elsewhere'][number]>();
  const here: Observed<PerconaBackup>[] = [];
  for (const backup of backups) {
    const told = addressOf(backup);
    if (!told || !now || !isElsewhere(told, now, defaultFolder)) {
      here.push(backup);
      continue;
    }
    const key = JSON.stringify([
      told.type,
      serverOf(told.endpoint),
      told.bucket,
      told.folder,
    ]);
    const group = elsewhere.get(key) ?? {
      place: placeOf(told, present),
      backups: [],
    };
    group.backups.push(backup);
    elsewhere.set(key, group);
  }
  return { present: here, elsewhere: [...elsewhere.values()] };
}
