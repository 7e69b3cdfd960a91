import type {
  Command,
  Destination,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import { exportSecretKey } from './exportSecretKey';
import type { KopiaAccess } from './kopiaRepository';
import { kopiaConnection, REPOSITORY_FOLDER } from './kopiaRepository';
import { KOPIA_RESTORE_FLAGS } from './kopiaRestoreFlags';
import { kubectlWords } from './kubectl';

/**
 * What Kopia restores, and from where.
 *
 * @public
 */
export interface KopiaRestore {
  destination: Destination;
  access?: KopiaAccess;
  /** `user@host:/path`. */
  identity: string;
  /** RFC 3339 in UTC: the newest snapshot that is not newer. */
  notAfter: string;
  /** The snapshot as the repository lists it; absent: the newest up to `notAfter`. */
  snapshotId?: string;
  /** Ends names of what is made on the way. */
  tag: string;
  /** Name of the folder that is restored into, below where one stands. */
  folder: string;
  /** Secret with the password and the keys; absent: they are typed in. */
  secret?: { namespace?: string; name: string };
  /** Known of the point, to compare with. */
  files?: number;
}

/**
 * A restore with Kopia's own command line.
 *
 * @public
 */
export interface KopiaCommandLine {
  /** Phase `beside`. */
  steps: RunbookStep[];
  fields: RunbookField[];
  /** Phase `clean-up`. */
  tidyUp: RunbookStep;
}

/** Writes what signs the endpoint's certificate into a file beside the reader. */
function takeAuthority(
  { kind, name, key }: NonNullable<KopiaAccess['authority']>,
  namespace: string | undefined,
  file: string,
): Command {
  const path = `{.data.${key.replaceAll('.', '\\.')}}`;
  return {
    kind: 'run',
    pipeline: [
      kubectlWords(namespace, 'get', kind, name, '-o', `jsonpath=${path}`),
      ...(kind === 'secret' ? [['base64', '-d']] : []),
      ['tee', file],
    ],
  };
}

/**
 * Restores with nothing but Kopia and the way to the repository: when VolSync,
 * or the whole cluster, is down. It connects read-only, beside any connection
 * that is there.
 *
 * @returns `undefined` where the repository is on a kind of storage that has no
 * words here
 *
 * @public
 */
export function kopiaCommandLine(
  restore: KopiaRestore,
): KopiaCommandLine | undefined {
  const connection = kopiaConnection(restore.destination, restore.access);
  if (!connection) return undefined;
  const { identity, notAfter, tag, folder, secret, files } = restore;
  const { snapshotId } = restore;
  const { authority } = connection;
  const authorityFile = `./kopia-${tag}-authority.pem`;
  const config = `--config-file=./kopia-${tag}.config`;
  const kopia = (...words: Word[]) => run('kopia', ...words, config);
  const { share } = connection;

  const keys: RunbookStep = {
    id: `kopia/keys/${identity}`,
    phase: 'beside',
    title: prose`Take the repository's password and keys into this shell.`,
    why: prose`They are never written to the screen. Where the cluster is gone, leave these lines out: Kopia asks for the password, and the keys are set as variables of the same names.`,
    commands: secret
      ? [
          ...['KOPIA_PASSWORD', ...connection.keys].map(key =>
            exportSecretKey(secret, key),
          ),
          ...connection.optionalKeys.map(key =>
            exportSecretKey(secret, key, { optional: true }),
          ),
          ...(authority
            ? [takeAuthority(authority, secret.namespace, authorityFile)]
            : []),
        ]
      : [],
    otherwise: prose`A line that ends in ${'has no value'}: the Secret lacks that key, or is another one. Stop here: what follows would fail in other words.`,
  };
  const mount: RunbookStep[] = share
    ? [
        {
          id: `kopia/mount/${share.server}:${share.path}`,
          phase: 'beside',
          title: prose`Mount the share, for reading only.`,
          commands: [
            run('sudo', 'mkdir', '-p', { field: REPOSITORY_FOLDER }),
            run(
              'sudo',
              'mount',
              '-t',
              'nfs',
              '-o',
              'ro',
              `${share.server}:${share.path}`,
              { field: REPOSITORY_FOLDER },
            ),
            run('ls', { field: REPOSITORY_FOLDER }),
          ],
          expect: prose`A file ${'kopia.repository.f'}.`,
          otherwise: prose`This is not the repository, or the share cannot be reached from here.`,
        },
      ]
    : [];
  return {
    fields: connection.fields,
    steps: [
      ...(secret ? [keys] : []),
      ...mount,
      {
        id: `kopia/connect/${identity}`,
        phase: 'beside',
        title: prose`Connect to the repository, for reading only.`,
        why: prose`Kopia must be as new as the one that wrote: ${'kopia --version'}.`,
        commands: [
          kopia(
            'repository',
            'connect',
            ...connection.words,
            ...(authority && secret
              ? [`--root-ca-pem-path=${authorityFile}`]
              : []),
            '--readonly',
          ),
          // Without --all Kopia lists what this user on this machine wrote.
          kopia('snapshot', 'list', '--all', identity),
        ],
        expect: snapshotId
          ? prose`Snapshots of ${identity}, among them the one that is restored below, not newer than ${notAfter}.`
          : prose`Snapshots of ${identity}, among them one not newer than ${notAfter}.`,
        otherwise: prose`Nothing is listed: no snapshot of that name is in this repository. ${kopia(
          'snapshot',
          'list',
          '--all',
        )} shows what is.`,
        cures: [
          prose`${'invalid repository password'}: the password is another repository's.`,
          prose`${'repository not initialized'}: bucket, prefix or folder are others.`,
          prose`${'server gave HTTP response to HTTPS client'}: the endpoint speaks http, add ${'--disable-tls'}.`,
          prose`${'certificate signed by unknown authority'}: save its authority in a file, add ${'--root-ca-pem-path'}.`,
        ],
      },
      {
        id: `kopia/restore/${identity}`,
        phase: 'beside',
        title: snapshotId
          ? prose`Restore snapshot ${snapshotId} of ${identity} into the new folder ${`./${folder}`}.`
          : prose`Restore into the new folder ${`./${folder}`}, not newer than ${notAfter}.`,
        commands: [
          kopia(
            'restore',
            ...(snapshotId
              ? [snapshotId, `./${folder}`]
              : [identity, `./${folder}`, `--snapshot-time=${notAfter}`]),
            ...KOPIA_RESTORE_FLAGS,
          ),
        ],
        expect: prose`${'Restored'} with the number of files.`,
        otherwise: prose`Nothing that was there is touched.`,
        cures: [
          prose`${'no snapshots contain data'}: nothing is that old, choose a later time.`,
          prose`${'BLOB not found'}: part of the repository is missing; what is whole comes back with ${'--ignore-errors'} added, or choose another destination.`,
        ],
      },
      {
        id: `kopia/look/${identity}`,
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
          files === undefined
            ? prose`Files, as many as you remember.`
            : prose`About ${files} files.`,
      },
    ],
    tidyUp: {
      id: `kopia/disconnect/${identity}`,
      phase: 'clean-up',
      title: prose`Let go of the repository, and forget its keys.`,
      commands: [
        kopia('repository', 'disconnect'),
        run(
          'unset',
          'KOPIA_PASSWORD',
          ...connection.keys,
          ...connection.optionalKeys,
        ),
        ...(authority && secret ? [run('rm', '-f', authorityFile)] : []),
      ],
    },
  };
}
