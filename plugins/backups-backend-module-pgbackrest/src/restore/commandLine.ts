import type {
  Command,
  FieldReference,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import { exportSecretKey } from 'backstage-plugin-backups-node';
import type { SecretKey } from '../observe/Repository';
import { endpointField, isWholeEndpoint } from './oneRepository';
import { databaseField } from './oneDatabase';
import type { Situation } from './Situation';

const FOLDER: FieldReference = { field: 'DATA_FOLDER' };
const PORT: FieldReference = { field: 'PORT' };

/** Steps on any machine with pgBackRest and PostgreSQL. */
export interface CommandLine {
  steps: RunbookStep[];
  fields: RunbookField[];
  tidyUp: RunbookStep;
}

/** What tells pgBackRest which repository: no secrets, which it refuses here. */
function repositoryWords(
  { value }: Situation,
  endpoint: Word,
): { words: Word[]; keys: [variable: string, key: SecretKey][] } | undefined {
  const { bucket, prefix, region, uriStyle, account, secretKeys } = value;
  const { accessKeyId, secretAccessKey, storageKey, encryptionPass } =
    secretKeys;
  if (!bucket || !prefix) return undefined;
  if (value.encrypted && !encryptionPass) return undefined;
  const cipher: Word[] = encryptionPass
    ? ['--repo1-cipher-type=aes-256-cbc']
    : [];
  const passphrase: [string, SecretKey][] = encryptionPass
    ? [['PGBACKREST_REPO1_CIPHER_PASS', encryptionPass]]
    : [];
  if (account && storageKey) {
    return {
      words: [
        '--repo1-type=azure',
        `--repo1-azure-account=${account}`,
        `--repo1-azure-container=${bucket}`,
        `--repo1-path=${prefix}`,
        ...cipher,
      ],
      keys: [['PGBACKREST_REPO1_AZURE_KEY', storageKey], ...passphrase],
    };
  }
  if (!region || !accessKeyId || !secretAccessKey) return undefined;
  return {
    words: [
      '--repo1-type=s3',
      `--repo1-s3-bucket=${bucket}`,
      typeof endpoint === 'string'
        ? `--repo1-s3-endpoint=${endpoint.replace(/^https?:\/\//, '')}`
        : { parts: ['--repo1-s3-endpoint=', endpoint as FieldReference] },
      `--repo1-s3-region=${region}`,
      ...(uriStyle ? [`--repo1-s3-uri-style=${uriStyle}`] : []),
      `--repo1-path=${prefix}`,
      ...cipher,
    ],
    keys: [
      ['PGBACKREST_REPO1_S3_KEY', accessKeyId],
      ['PGBACKREST_REPO1_S3_KEY_SECRET', secretAccessKey],
      ...passphrase,
    ],
  };
}

/**
 * Restores with pgBackRest itself, wherever there is one: without the operator,
 * and without the cluster. It works on a folder of its own, and archives
 * nothing.
 *
 * @returns `undefined` where the repository is not pgBackRest's, or too little
 * is known of it
 */
export function commandLine(situation: Situation): CommandLine | undefined {
  const { value, namespace, target, request } = situation;
  if (value.tool !== 'dalibo' && value.tool !== 'opera') return undefined;
  const { stanza } = value;
  const isWhole =
    value.account !== undefined || isWholeEndpoint(value.endpoint);
  const repository = repositoryWords(
    situation,
    isWhole ? value.endpoint ?? '' : { field: 'ENDPOINT' },
  );
  if (!stanza || !repository) return undefined;
  const { words, keys } = repository;
  // What this machine archives itself has no say here.
  const pgbackrest = (command: string, ...options: Word[]): Word[] => [
    'pgbackrest',
    '--no-config',
    `--stanza=${stanza}`,
    ...words,
    ...options,
    command,
  ];
  const id = `${stanza}/${request.tag}`;
  const inFolder = (name: string): Word => ({ parts: [FOLDER, `/${name}`] });
  const psql = (sql: string): Command =>
    run(
      'psql',
      '--no-psqlrc',
      '--set=ON_ERROR_STOP=1',
      '--host',
      FOLDER,
      '--port',
      PORT,
      '--username=postgres',
      '--dbname=postgres',
      `--command=${sql}`,
    );
  const libraries =
    value.preloadLibraries.length > 0
      ? prose` What uses ${value.preloadLibraries.join(
          ', ',
        )} works only where these libraries are installed.`
      : [];

  return {
    fields: [
      ...(isWhole ? [] : [endpointField(value)]),
      {
        id: 'DATA_FOLDER',
        label: 'New folder for the databases',
        hint: prose`On the machine you type on, absolute, not there yet, with room for everything. Its path has at most 80 characters.`,
        suggestion: `/var/tmp/restored-${request.tag}`,
      },
      {
        id: 'PORT',
        label: 'Free port',
        suggestion: '5499',
      },
      databaseField(situation),
    ],
    steps: [
      {
        id: `pgbackrest/keys/${id}`,
        phase: 'restore',
        title: prose`Take the repository's keys into this shell.`,
        why: prose`They are never written to the screen. Where the cluster is gone, set variables of the same names by hand.`,
        commands: keys.map(([variable, key]) =>
          exportSecretKey({ namespace, name: key.secret }, key.key, {
            variable,
          }),
        ),
      },
      {
        id: `pgbackrest/info/${id}`,
        phase: 'restore',
        title: prose`See that the repository answers, and what is in it.`,
        why: prose`Work as a user who is not root, with PostgreSQL's programs of the same major version on the path: ${'pg_ctl --version'}.`,
        commands: [run(...pgbackrest('info'))],
        expect: target
          ? prose`${'status: ok'}, and a backup that ended before ${target}.`
          : prose`${'status: ok'}, and backups.`,
        otherwise: prose`pgBackRest ends without an error even if nothing can be reached: only ${'status: ok'} counts. ${'missing stanza path'}: keys or path lead elsewhere.`,
      },
      {
        id: `pgbackrest/restore/${id}`,
        phase: 'restore',
        title: target
          ? prose`Restore as of ${target} into a folder of its own.`
          : prose`Restore to the end of the log into a folder of its own.`,
        commands: [
          run(
            'mkdir',
            '-p',
            '-m',
            '700',
            FOLDER,
            ...['log', 'lock', 'spool'].map(
              (name): Word => ({ parts: [FOLDER, `.${name}`] }),
            ),
          ),
          run(
            // As an option it would be kept for archive-get, which refuses it.
            'env',
            { parts: ['PGBACKREST_SPOOL_PATH=', FOLDER, '.spool'] },
            ...pgbackrest(
              'restore',
              { parts: ['--pg1-path=', FOLDER] },
              // What is tried here must not be written to the archive.
              '--archive-mode=off',
              // The usual folders belong to another user.
              { parts: ['--log-path=', FOLDER, '.log'] },
              { parts: ['--lock-path=', FOLDER, '.lock'] },
              ...(target
                ? [
                    '--type=time',
                    `--target=${target}`,
                    '--target-action=promote',
                  ]
                : []),
            ),
          ),
        ],
        expect: prose`No error. That the databases start is the next step.`,
        otherwise: prose`${'[075]'}: no backup ended before that moment. ${'[040]'}: the folder is not empty; take another.`,
      },
      {
        id: `pgbackrest/start/${id}`,
        phase: 'restore',
        title: prose`Start the databases, reachable from this machine only.`,
        why: prose`Settings of the operator name files that are only in its pods: plain ones take their place.${libraries}`,
        commands: [
          run('truncate', '--size=0', inFolder('postgresql.conf')),
          {
            kind: 'run',
            pipeline: [
              ['echo', 'local all all trust'],
              ['tee', inFolder('pg_hba.conf')],
            ],
          },
          run(
            'pg_ctl',
            'start',
            '--wait',
            '--pgdata',
            FOLDER,
            '--log',
            inFolder('restore.log'),
            '--options',
            {
              parts: [
                "-c hot_standby=off -c ssl=off -c listen_addresses='' -c port=",
                PORT,
                ' -c unix_socket_directories=',
                FOLDER,
              ],
            },
          ),
          // To pg_ctl a server that still replays its log has started.
          run(
            'sh',
            '-c',
            'until pg_isready --quiet --host "$1" --port "$2"; do pg_ctl status --pgdata "$1" >/dev/null || break; sleep 2; done; tail -n 20 "$1/restore.log"; pg_isready --host "$1" --port "$2"',
            'wait',
            FOLDER,
            PORT,
          ),
        ],
        expect: target
          ? prose`${'recovery stopping before commit'} with a time after ${target}, then ${'database system is ready to accept connections'}.`
          : prose`${'archive recovery complete'}, then ${'database system is ready to accept connections'}.`,
        otherwise: prose`${'recovery ended before configured recovery target was reached'}: the archived log ends before that moment. Take a new folder and an earlier one.`,
      },
      {
        id: `pgbackrest/look/${id}`,
        phase: 'restore',
        title: prose`See what came back.`,
        commands: [
          psql(
            'SELECT pg_is_in_recovery() AS in_recovery, timeline_id FROM pg_control_checkpoint()',
          ),
          psql(
            'SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datallowconn ORDER BY 1',
          ),
        ],
        expect: prose`${'in_recovery'} is ${'f'}, and every database with about the size you know.`,
      },
      {
        id: `pgbackrest/dump/${id}`,
        phase: 'restore',
        title: prose`Write the database into a file that any PostgreSQL can take.`,
        why: prose`${'pg_restore --create --dbname=postgres'} brings it into another server, where its roles must exist.`,
        commands: [
          run(
            'pg_dump',
            '--host',
            FOLDER,
            '--port',
            PORT,
            '--username=postgres',
            '--format=custom',
            { parts: ['--file=', FOLDER, '.dump'] },
            '--dbname',
            { field: 'DATABASE' },
          ),
          run('ls', '-l', { parts: [FOLDER, '.dump'] }),
        ],
        expect: prose`A file beside the folder, and no error.`,
      },
    ],
    tidyUp: {
      id: `pgbackrest/stop/${id}`,
      phase: 'clean-up',
      title: prose`Stop the databases and forget the keys. The folder and the file stay until you delete them.`,
      commands: [
        run('pg_ctl', 'stop', '--mode=fast', '--pgdata', FOLDER),
        run('unset', ...keys.map(([variable]) => variable)),
      ],
    },
  };
}
