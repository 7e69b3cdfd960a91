import type {
  Command,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { namedDatabases } from './namedDatabases';
import { PSQL } from './psql';
import { inPrimary } from './Situation';
import type { Situation } from './Situation';

const DATABASE = { field: 'DATABASE' };

/** @returns the field that asks for one database of several */
export function databaseField(situation: Situation): RunbookField {
  const { value, namespace } = situation;
  const { scenario } = situation.request;
  const databases = namedDatabases(situation);
  // The restored server is not there yet when the fields are filled in: then the
  // step that shows what came back lists them.
  const stillRuns =
    scenario === 'database-moment' || scenario === 'broken-since';
  const own =
    databases.length > 1
      ? prose`The app's own: one of ${databases.join(', ')}, or another.`
      : prose`The app's own, as it is called on the server.`;
  return {
    id: 'DATABASE',
    label: 'Database',
    hint: stillRuns
      ? own
      : prose`${own} The step that shows what came back lists them: set it then.`,
    findOut: stillRuns
      ? {
          kind: 'run',
          pipeline: [
            inPrimary(
              namespace,
              value.service,
              {},
              ...PSQL,
              '--command=SELECT datname FROM pg_database WHERE datallowconn',
            ),
          ],
        }
      : undefined,
    suggestion: databases.length === 1 ? databases[0] : undefined,
    example: 'app',
  };
}

/** The name is given as a variable: psql quotes it, no shell reads it. */
function sqlAbout(situation: Situation, service: string, sql: string): Command {
  const variables: Word[] = [
    { parts: ['--set=database=', DATABASE] },
    { parts: ['--set=aside=', DATABASE, `_before_${asideTag(situation)}`] },
  ];
  return {
    kind: 'run',
    pipeline: [
      ['echo', sql],
      inPrimary(
        situation.namespace,
        service,
        { reads: true },
        ...PSQL,
        ...variables,
        '--file=-',
      ),
    ],
  };
}

function asideTag({ request }: Situation): string {
  return request.tag.replace(/-/g, '_');
}

/**
 * Puts one restored database in the place of the running one, which is kept
 * under another name. The rest of the server goes on.
 */
export function oneDatabaseBack(situation: Situation): RunbookStep[] {
  const { namespace, value, restored, restoredService } = situation;
  const { service } = value;
  const stopped = (situation.request.clients ?? []).length > 0;
  const aside = `_before_${asideTag(situation)}`;
  return [
    {
      id: `one/aside/${namespace}/${value.name}`,
      phase: 'swap',
      title: stopped
        ? prose`Put the running database aside. This is your way back.`
        : prose`Stop the app, and put its running database aside. This is your way back.`,
      why: prose`It is renamed, not deleted: its name ends in ${aside}. Other databases of ${value.name} go on.`,
      commands: [
        sqlAbout(
          situation,
          service,
          'ALTER DATABASE :"database" WITH ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :\'database\'; ALTER DATABASE :"database" RENAME TO :"aside";',
        ),
      ],
      expect: prose`${'ALTER DATABASE'} twice.`,
      otherwise: prose`${'is being accessed by other users'}: something connects again and again. Stop it and repeat.`,
    },
    {
      id: `one/copy/${namespace}/${value.name}`,
      phase: 'swap',
      title: prose`Copy the restored database into the running Cluster ${value.name}.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            inPrimary(
              namespace,
              restoredService,
              {},
              'pg_dump',
              '--format=custom',
              '--dbname',
              DATABASE,
            ),
            inPrimary(
              namespace,
              service,
              { reads: true },
              'pg_restore',
              '--create',
              '--exit-on-error',
              '--dbname=postgres',
            ),
          ],
        },
        sqlAbout(
          situation,
          service,
          "SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datname IN (:'database', :'aside') ORDER BY 1;",
        ),
      ],
      expect: prose`No error, and both databases with their sizes.`,
      otherwise: prose`Undo it as ${[
        { text: 'If it went wrong' },
      ]} says. ${'does not exist'} of a role: make the role in ${
        value.name
      } first, and repeat after that.`,
    },
    ...(stopped
      ? []
      : [
          {
            id: `one/start/${namespace}/${value.name}`,
            phase: 'prove' as const,
            title: prose`Start the app again and look for what was missing.`,
            why: prose`Only this proves that the restore worked. It connects to the same host as before.`,
            commands: [],
            otherwise: prose`Stop it again, undo the step before, and restore another moment: ${restored} is still there.`,
          },
        ]),
    {
      id: `undo/one/${namespace}/${value.name}`,
      phase: 'undo',
      title: prose`Give the database that was put aside its name back.`,
      why: prose`While the app is stopped. Where the restore broke off, this ends in the state before it.`,
      destroys: prose`The restored database in ${value.name}. The Cluster ${restored} still has it.`,
      commands: [
        sqlAbout(
          situation,
          service,
          'DROP DATABASE IF EXISTS :"database" WITH (FORCE); ALTER DATABASE :"aside" RENAME TO :"database"; ALTER DATABASE :"database" WITH ALLOW_CONNECTIONS true;',
        ),
      ],
      expect: prose`${'DROP DATABASE'}, then ${'ALTER DATABASE'} twice.`,
    },
    {
      id: `one/drop/${namespace}/${value.name}`,
      phase: 'clean-up',
      title: prose`After some days without trouble, let the old database go.`,
      destroys: prose`The database as it was before the restore.`,
      commands: [sqlAbout(situation, service, 'DROP DATABASE :"aside";')],
    },
  ];
}
