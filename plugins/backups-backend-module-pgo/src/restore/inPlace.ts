import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectl,
  kubectlPatch,
  kubectlWords,
  objectName,
} from 'backstage-plugin-backups-node';
import { PERCONA_GROUP, PGO_GROUP } from '../read/resources';
import { PSQL, inDatabase } from './inDatabase';
import type { Situation } from './Situation';
import { waitForRestore, waitForState } from './waits';

/** Whatever the log still holds back is archived before it is read. */
export function closeLog({ value, namespace }: Situation): RunbookStep {
  const query = (sql: string) =>
    inDatabase(namespace, value.name, ...PSQL, `--command=${sql}`);
  return {
    id: `keep/log/${namespace}/${value.name}`,
    phase: 'keep',
    title: prose`Have the newest changes archived, if the database still runs.`,
    why: prose`The log is copied segment by segment: the last minutes may not be in the repository yet.`,
    commands: [
      query('SELECT pg_walfile_name(pg_switch_wal())'),
      query(
        'SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time FROM pg_stat_archiver',
      ),
    ],
    expect: prose`Within a minute, a ${'last_archived_wal'} that is not before the segment of the first command. Repeat the second until it is.`,
    otherwise: prose`It does not run, or nothing is archived: go on. What comes back then ends where the archived log ends.`,
  };
}

function destroys({ value }: Situation) {
  return prose`Everything in ${value.name} as it is now: all databases of it go back, and nothing that was written after the moment stays.`;
}

/** Puts what is in the repository in the place of what is there. */
export function restoreInPlace(situation: Situation): RunbookStep[] {
  const { value, namespace, request, options, resource, target } = situation;
  const { name, repository } = value;
  const title = target
    ? prose`Restore ${name} as ${target}, over what is there.`
    : prose`Restore ${name} to the end of its log, over what is there.`;
  if (value.operator === 'percona') {
    const object = objectName(name, `restore-${request.tag}`);
    return [
      {
        id: `restore/${namespace}/${name}`,
        phase: 'restore',
        title,
        destroys: destroys(situation),
        why: prose`The operator stops every instance first.`,
        commands: [
          runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
            {
              apiVersion: `${PERCONA_GROUP}/v2`,
              kind: 'PerconaPGRestore',
              metadata: { name: object, namespace },
              spec: {
                pgCluster: name,
                repoName: repository,
                ...(options.length > 0 && { options }),
              },
            },
          ]),
          waitForState(
            namespace,
            `perconapgrestores.${PERCONA_GROUP}/${object}`,
          ),
        ],
        expect: prose`${'Succeeded'}: its Job ended. What is in the database is shown by the next step.`,
        otherwise: prose`${'Failed'}: the log of its Job says why; the object itself has no word for it. ${kubectl(
          namespace,
          'logs',
          '-l',
          `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/pgbackrest-restore`,
          '--tail=40',
        )}.`,
      },
    ];
  }
  const id = `restore-${request.tag}`;
  const enabled = (isEnabled: boolean) =>
    kubectlPatch(namespace, resource, name, {
      spec: {
        backups: {
          pgbackrest: {
            restore: isEnabled
              ? { enabled: true, repoName: repository, options }
              : { enabled: false },
          },
        },
      },
    });
  return [
    {
      id: `restore/${namespace}/${name}`,
      phase: 'restore',
      title,
      destroys: destroys(situation),
      why: prose`PGO stops every instance first. Whatever deploys the cluster from Git must be paused, or it takes the change back.`,
      commands: [
        enabled(true),
        kubectl(
          namespace,
          'annotate',
          resource,
          name,
          '--overwrite',
          `${PGO_GROUP}/pgbackrest-restore=${id}`,
        ),
        waitForRestore(situation, id),
      ],
      expect: prose`${`${id} finished=true PGBackRestRestoreComplete`}.`,
      otherwise: prose`${'PGBackRestRestoreFailed'}: ${kubectl(
        namespace,
        'logs',
        '-l',
        `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/pgbackrest-restore`,
        '--tail=40',
      )} says why. The database is down until a restore succeeds: choose another moment, or restore beside.`,
    },
    {
      id: `restore/off/${namespace}/${name}`,
      phase: 'restore',
      title: prose`Switch the restore off again.`,
      why: prose`While it is on, the next change of the annotation restores once more.`,
      commands: [enabled(false)],
    },
  ];
}

/** Shows what came back. */
export function proveInPlace({ namespace, value }: Situation): RunbookStep {
  return {
    id: `prove/${namespace}/${value.name}`,
    phase: 'prove',
    title: prose`See that it runs, and look at the newest rows of something you know.`,
    commands: [
      inDatabase(
        namespace,
        value.name,
        ...PSQL,
        '--command=SELECT pg_is_in_recovery() AS in_recovery, timeline_id, now() FROM pg_control_checkpoint()',
      ),
    ],
    expect: prose`${'in_recovery'} is ${'f'}, and ${'timeline_id'} is higher than before.`,
    otherwise: prose`No primary runs: the instances are still being started. Nothing after ten minutes: look at the pods.`,
  };
}
