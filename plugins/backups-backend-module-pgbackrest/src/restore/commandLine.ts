import type {
  Command,
  FieldReference,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { commandText, prose, run } from 'backstage-plugin-backups-common';
import { exportSecretKey } from 'backstage-plugin-backups-node';
import { endpointField, isWholeEndpoint } from './oneRepository';
import { databaseField } from './oneDatabase';
import { repositoryWords } from './repositoryWords';
import type { Situation } from './Situation';

const FOLDER: FieldReference = { field: 'DATA_FOLDER' };
const PORT: FieldReference = { field: 'PORT' };
const DATABASE: FieldReference = { field: 'DATABASE' };

/** Steps on any machine with pgBackRest and PostgreSQL. */
export interface CommandLine {
  steps: RunbookStep[];
  fields: RunbookField[];
  tidyUp: RunbookStep;
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
  const psql = (database: Word, sql: string): Command =>
    run(
      'psql',
      '--no-psqlrc',
      '--set=ON_ERROR_STOP=1',
      '--host',
      FOLDER,
      '--port',
      PORT,
      '--username=postgres',
      '--dbname',
      database,
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
        hint: prose`On the machine you type on, absolute, new or empty, with room for everything. A socket lies in it: its path has at most 80 characters.`,
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
        why: prose`They are never written to the screen. Stay in this shell until the last step.`,
        commands: keys.map(([variable, key]) =>
          exportSecretKey({ namespace, name: key.secret }, key.key, {
            variable,
          }),
        ),
        otherwise: prose`${'has no value'}: the cluster is gone, or its Secret is. ${commandText(
          run('read', '-rs', keys[0][0]),
        )} and ${commandText(
          run('export', keys[0][0]),
        )} in bash take a key from the keyboard without showing it, and so for each name above.`,
      },
      {
        id: `pgbackrest/info/${id}`,
        phase: 'restore',
        title: prose`See that the repository answers, and what is in it.`,

        commands: [run(...pgbackrest('info'))],
        expect: target
          ? prose`${'status: ok'}, and a backup that ended before ${target}. Times without a zone are in that of this machine.`
          : prose`${'status: ok'}, and a backup as new as you expect.`,
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
        expect: prose`Nothing is printed where it succeeds. The folder grows meanwhile.`,
        otherwise: prose`${
          target ? prose`${'[075]'}: no backup ended before that moment. ` : []
        }${'[040]'}: the folder is not empty; take another.`,
      },
      {
        id: `pgbackrest/start/${id}`,
        phase: 'restore',
        title: prose`Start the databases, reachable from this machine only.`,
        why: prose`The operator's settings name files that only its pods have: plain ones take their place.${libraries}`,
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
        expect: prose`${
          target
            ? prose`${'recovery stopping before commit'} with a time after ${target}`
            : prose`${'archive recovery complete'}`
        }, then ${'database system is ready to accept connections'}. The time after ${'last completed transaction was at log time'} is how far it goes. ${'not accepting connections'} before that is this step's own question.`,
        otherwise: target
          ? prose`${'recovery ended before configured recovery target was reached'}: the archived log ends before that moment. Take an earlier moment, and a new folder.`
          : prose`The last lines say why it does not start.`,
      },
      {
        id: `pgbackrest/look/${id}`,
        phase: 'restore',
        title: prose`See what came back.`,
        commands: [
          psql(
            'postgres',
            'SELECT pg_is_in_recovery() AS in_recovery, timeline_id FROM pg_control_checkpoint()',
          ),
          psql(
            'postgres',
            'SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datallowconn ORDER BY 1',
          ),
        ],
        expect: prose`${'in_recovery'} is ${'f'}, and every database with about the size you know.`,
      },
      {
        id: `pgbackrest/dump/${id}`,
        phase: 'restore',
        title: prose`Look into the database, and write it into a file that any PostgreSQL can take.`,
        why: prose`${'pg_restore --create --dbname=postgres'} brings it into another server, where its roles must exist.`,
        commands: [
          psql(
            DATABASE,
            'SELECT relid::regclass AS table, pg_size_pretty(pg_total_relation_size(relid)) AS size FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT 20',
          ),
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
            DATABASE,
          ),
          run('ls', '-l', { parts: [FOLDER, '.dump'] }),
        ],
        expect: prose`The app's largest tables, and a file beside the folder. Ask one of the tables for its newest rows: only the data says whether this is the right moment.`,
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
