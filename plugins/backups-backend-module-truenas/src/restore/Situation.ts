import type { RunbookField, Word } from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import type { CloudSyncRestoreValue } from '../observe/RestoreValue';

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: CloudSyncRestoreValue;
  /** Folder on the NAS that the task copies. */
  path: string;
  /** Folder of the item: `path`, or below it. */
  folder: string;
  /** Where the copy is brought to, on the same pool and outside `path`. */
  restored: string;
  /** The item's folder in what is brought back. */
  restoredFolder: string;
  fields: RunbookField[];
}

/** @returns `below` without what it has in common with `path`: `` or `/a/b` */
function restOf(path: string, below: string): string {
  return below.startsWith(`${path}/`) ? below.slice(path.length) : '';
}

/** The pool itself has no place beside it. */
function besides(path: string, tag: string): string {
  const isPool = path.split('/').filter(Boolean).length <= 2;
  return isPool ? `${path}/restored-${tag}` : `${path}-restored-${tag}`;
}

/** Id of the field that takes the dataset, as ZFS calls it. */
export const DATASET = { field: 'DATASET' };
/** Id of the field that takes the task that brings data back. */
export const RESTORE_TASK = { field: 'RESTORE_TASK' };
/** Id of the field that takes what is missing. */
export const MISSING_PATH = { field: 'MISSING_PATH' };

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: CloudSyncRestoreValue,
  path: string,
): Situation {
  const clean = path.replace(/\/+$/, '');
  const folder = request.item.folder?.path ?? clean;
  const rest = restOf(clean, folder);
  const restored = besides(clean, request.tag);
  const fields: RunbookField[] = [
    {
      id: 'DATASET',
      label: 'Dataset, as ZFS calls it',
      hint: prose`The first word that the command prints on the NAS.`,
      findOut: run('zfs', 'list', '-H', '-o', 'name', clean),
      suggestion: clean.replace(/^\/mnt\//, ''),
    },
    {
      id: 'RESTORE_TASK',
      label: 'Number of the restore task',
      hint: prose`The ${'id'} that the step before it prints.`,
      example: '12',
    },
    {
      id: 'MISSING_PATH',
      label: 'What is missing',
      hint: prose`A file or a folder, without a slash or a dot in front. The step that looks for what is missing lists them: set it then.`,
      example: 'photos/2026',
    },
  ];
  return {
    request,
    value,
    path: clean,
    folder: rest === '' ? clean : folder,
    restored,
    restoredFolder: `${restored}${rest}`,
    fields,
  };
}

/** A call of TrueNAS's own interface, on the NAS. */
export function midclt(method: string, ...parameters: Word[]): Word[] {
  return ['midclt', 'call', method, ...parameters];
}
