import type {
  Command,
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, run, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl, kubectlWords } from 'backstage-plugin-backups-node';
import { PSQL } from './psql';
import { CLUSTERS, inPrimary } from './Situation';
import type { Situation } from './Situation';

const OUT_OF_RECOVERY =
  'SELECT pg_is_in_recovery() AS in_recovery, timeline_id, now() FROM pg_control_checkpoint()';
const DATABASES =
  'SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datallowconn ORDER BY 1';

/** The operator tries a recovery that failed again and again, and never ends then. */
const UNTIL_READY =
  'until ready="$(kubectl -n "$1" get "$2" -o "jsonpath={.status.conditions[?(@.type==\\"Ready\\")].status}")" || exit; [ "$ready" = True ] && echo Ready; do kubectl -n "$1" get "$3" -o "jsonpath={.status.failed}" 2>/dev/null | grep -q "[1-9]" && echo Failed && break; sleep 5; done';

function recoveryJob({ restored }: Situation): string {
  return `job/${restored}-1-full-recovery`;
}

/** @returns a command that prints `Ready`, or `Failed` at the first try that failed */
function waitForCluster(situation: Situation): Command {
  const { namespace, restored } = situation;
  return run(
    'sh',
    '-c',
    UNTIL_READY,
    'wait',
    namespace ?? 'default',
    `${CLUSTERS}/${restored}`,
    recoveryJob(situation),
  );
}

/** Brings the data back beside what is there. */
export function restoreBeside(
  situation: Situation,
  manifests: ManifestObject[],
): RunbookStep {
  const { namespace, restored, target, value } = situation;
  const follow = kubectl(namespace, 'logs', '-f', recoveryJob(situation));
  const failed = prose`${'Failed'}: ${follow} says why.`;
  const isBarman =
    value.tool === 'barman-cloud' || value.tool === 'barman-in-tree';
  return {
    id: `restore/${namespace}/${restored}`,
    phase: 'restore',
    title: target
      ? prose`Restore ${value.name} as of ${target} into a new Cluster ${restored}.`
      : prose`Restore ${value.name} to the end of its log into a new Cluster ${restored}.`,
    why: prose`It archives nowhere yet, so that it cannot spoil the copies it comes from.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), manifests),
      waitForCluster(situation),
    ],
    expect: prose`${'Ready'}. While it runs, ${follow} shows more.`,
    otherwise: target
      ? prose`${failed} Delete the Cluster ${restored} and choose another moment.`
      : failed,
    cures: target
      ? [
          prose`${'recovery ended before configured recovery target was reached'}: the archived log ends before ${target}.`,
          isBarman
            ? prose`The log names no backup that ended before it: none is that old.`
            : prose`${'unable to find backup set with stop time less than'}: no backup is that old.`,
        ]
      : [
          prose`${'unable to find'} a backup: the Secret, the stanza or the repository is another one.`,
        ],
  };
}

/** Shows that the server runs on its own, and what is in it. */
export function proveCluster(situation: Situation): RunbookStep[] {
  const { namespace, restored, restoredService, target } = situation;
  const query = (sql: string): Command => ({
    kind: 'run',
    pipeline: [
      inPrimary(namespace, restoredService, {}, ...PSQL, `--command=${sql}`),
    ],
  });
  return [
    {
      id: `prove/${namespace}/${restored}`,
      phase: 'restore',
      title: prose`See that it runs, and what is in it.`,
      commands: [query(OUT_OF_RECOVERY), query(DATABASES)],
      expect: prose`${'in_recovery'} is ${'f'}, and every database with about the size you know.`,
      otherwise: prose`Stop here: nothing that was there has been touched. Choose another moment or another repository.`,
    },
    {
      id: `prove/rows/${namespace}/${restored}`,
      phase: 'restore',
      title: prose`Look at the newest rows of something you know.`,
      why: prose`Only what is in the tables proves that it is the right moment.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            kubectlWords(
              namespace,
              'exec',
              '-it',
              `svc/${restoredService}`,
              '-c',
              'postgres',
              '--',
              'psql',
              '--no-psqlrc',
              '--dbname',
              { field: 'DATABASE' },
            ),
          ],
        },
      ],
      expect: target
        ? prose`Nothing newer than ${target}, and what was missing or broken as it should be. ${'\\q'} leaves.`
        : prose`The newest rows you remember. ${'\\q'} leaves.`,
    },
  ];
}
