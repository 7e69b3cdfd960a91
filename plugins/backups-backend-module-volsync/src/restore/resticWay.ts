import type {
  Command,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import type { KopiaCommandLine } from 'backstage-plugin-backups-node';
import { exportSecretKey } from 'backstage-plugin-backups-node';
import { folderOf } from './kopiaWay';
import {
  SNAPSHOT_FIELD,
  listedSnapshots,
  snapshotField,
} from './resticSnapshots';
import type { Situation } from './Situation';

/** How restic reaches what its mover reaches. */
interface ResticAccess {
  /** Keys of the Secret, which are restic's own variables. */
  keys: string[];
  /** Likewise, and the Secret may lack them. */
  optionalKeys: string[];
  /** Where the repository is, if the Secret does not say it for this machine. */
  place: Word[];
  fields: RunbookField[];
}

const REPOSITORY_FOLDER: RunbookField = {
  id: 'REPOSITORY_FOLDER',
  label: 'Folder of the repository',
  hint: prose`As the machine you type on sees it: it holds a file ${'config'} and folders ${'data'} and ${'snapshots'}.`,
  example: '/mnt/restic/radarr',
};

function accessOf({ request }: Situation): ResticAccess | undefined {
  const { type } = request.plan.destination;
  switch (type) {
    case 's3':
      return {
        keys: [
          'RESTIC_REPOSITORY',
          'RESTIC_PASSWORD',
          'AWS_ACCESS_KEY_ID',
          'AWS_SECRET_ACCESS_KEY',
        ],
        optionalKeys: ['AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION'],
        place: [],
        fields: [],
      };
    case 'rest':
      // User and password stand in the address.
      return {
        keys: ['RESTIC_REPOSITORY', 'RESTIC_PASSWORD'],
        optionalKeys: [],
        place: [],
        fields: [],
      };
    case 'nfs':
    case 'volume':
    case 'filesystem':
      return {
        keys: ['RESTIC_PASSWORD'],
        optionalKeys: [],
        place: ['--repo', { field: REPOSITORY_FOLDER.id }],
        fields: [REPOSITORY_FOLDER],
      };
    default:
      return undefined;
  }
}

/**
 * @returns how to restore with restic itself; `undefined` where the copies are
 * not restic's, or nobody here knows the names of their storage's keys
 */
export function resticWay(situation: Situation): KopiaCommandLine | undefined {
  const { value, request } = situation;
  const secret = value.repositorySecret;
  const access = accessOf(situation);
  if (value.mover !== 'restic' || !secret || !access) return undefined;
  const { point, tag } = request;
  const folder = folderOf(situation);
  const id = `${secret}/${tag}`;
  const from = { namespace: value.sourceNamespace, name: secret };
  const restic = (...words: Word[]): Command =>
    // A lock would be written to the repository.
    run('restic', ...words, '--no-lock', ...access.place);
  return {
    fields: [...access.fields, snapshotField(situation)],
    steps: [
      {
        id: `restic/keys/${id}`,
        phase: 'beside',
        title: prose`Take the repository's password and keys into this shell.`,
        why: prose`They are never written to the screen. Where the cluster is gone, set variables of the same names by hand.`,
        commands: [
          ...access.keys.map(key => exportSecretKey(from, key)),
          ...access.optionalKeys.map(key =>
            exportSecretKey(from, key, { optional: true }),
          ),
        ],
        otherwise: prose`A line that ends in ${'has no value'}: the Secret lacks that key, or is another one. Stop here: what follows would fail in other words.`,
      },
      {
        id: `restic/list/${id}`,
        phase: 'beside',
        title: prose`See that the repository answers, and what is in it.`,
        commands: [restic('snapshots')],
        expect: listedSnapshots(situation),
        cures: [
          prose`${'wrong password or no key found'}: the password is another repository's.`,
          prose`${'Is there a repository at the following location?'}: bucket, folder or keys are others.`,
          prose`${'certificate signed by unknown authority'}: save its authority in a file, add ${'--cacert'}.`,
        ],
      },
      {
        id: `restic/restore/${id}`,
        phase: 'beside',
        title: point?.id
          ? prose`Restore snapshot ${point.id.slice(
              0,
              8,
            )} into the new folder ${`./${folder}`}.`
          : prose`Restore the snapshot that you chose into the new folder ${`./${folder}`}.`,
        commands: [
          restic(
            'restore',
            point?.id ?? { field: SNAPSHOT_FIELD },
            '--target',
            `./${folder}`,
          ),
        ],
        expect: prose`No error. Symbolic links and empty folders come back, too; owners only where root restores.`,
        otherwise: prose`Nothing that was there is touched. ${'no matching ID found'}: that snapshot was taken away since; choose another of the list.`,
      },
      {
        id: `restic/look/${id}`,
        phase: 'beside',
        title: prose`Look at what came back.`,
        commands: [
          {
            kind: 'run',
            pipeline: [
              ['find', `./${folder}`, '-type', 'f'],
              ['wc', '-l'],
            ],
          },
          run('du', '-sh', `./${folder}`),
        ],
        expect:
          point?.files === undefined
            ? prose`Files, as many as you remember.`
            : prose`About ${point.files} files.`,
      },
    ] satisfies RunbookStep[],
    tidyUp: {
      id: `restic/forget/${id}`,
      phase: 'clean-up',
      title: prose`Forget the keys.`,
      commands: [run('unset', ...access.keys, ...access.optionalKeys)],
    },
  };
}
