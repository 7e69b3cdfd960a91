import type {
  Command,
  ManifestObject,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectl,
  kubectlPatch,
  kubectlWords,
} from 'backstage-plugin-backups-node';
import { CLUSTERS, POOLERS, inPrimary } from './Situation';
import type { Situation } from './Situation';

/** Settings of psql that make a wrong statement an error. */
export const PSQL: Word[] = [
  'psql',
  '--no-psqlrc',
  '--set=ON_ERROR_STOP=1',
  '--dbname=postgres',
];

const OUT_OF_RECOVERY =
  'SELECT pg_is_in_recovery() AS in_recovery, timeline_id, now() FROM pg_control_checkpoint()';
const DATABASES =
  'SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datallowconn ORDER BY 1';
const CONNECTIONS =
  "SELECT datname, usename, client_addr, count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY 1, 2, 3 ORDER BY 1, 2";

/** Whatever the log still holds back is archived before it is read. */
export function closeLog({ value, namespace }: Situation): RunbookStep {
  return {
    id: `keep/log/${namespace}/${value.name}`,
    phase: 'keep',
    title: prose`Have the newest changes archived, if the old Cluster ${value.name} still runs.`,
    why: prose`The log is copied segment by segment: the last minutes may not be in the repository yet.`,
    commands: [
      {
        kind: 'run',
        pipeline: [
          inPrimary(
            namespace,
            value.service,
            {},
            ...PSQL,
            '--command=SELECT pg_walfile_name(pg_switch_wal())',
          ),
        ],
      },
      {
        kind: 'run',
        pipeline: [
          inPrimary(
            namespace,
            value.service,
            {},
            ...PSQL,
            '--command=SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time FROM pg_stat_archiver',
          ),
        ],
      },
    ],
    expect: prose`Within a minute, a ${'last_archived_wal'} that is not before the segment of the first command. Repeat the second until it is.`,
    otherwise: prose`It does not run, or nothing is archived: go on. What comes back then ends where the archived log ends.`,
  };
}

function waitFor({ namespace, restored }: Situation): Command {
  return kubectl(
    namespace,
    'wait',
    `${CLUSTERS}/${restored}`,
    '--for=condition=Ready',
    '--timeout=2h',
  );
}

/** Brings the data back beside what is there. */
export function restoreBeside(
  situation: Situation,
  manifests: ManifestObject[],
): RunbookStep {
  const { namespace, restored, target, value } = situation;
  const follow = `kubectl -n ${namespace} logs -f job/${restored}-1-full-recovery`;
  return {
    id: `restore/${namespace}/${restored}`,
    phase: 'restore',
    title: target
      ? prose`Restore ${value.name} as of ${target} into a new Cluster ${restored}.`
      : prose`Restore ${value.name} to the end of its log into a new Cluster ${restored}.`,
    why: prose`It archives nowhere yet, so that it cannot spoil the copies it comes from.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), manifests),
      waitFor(situation),
    ],
    expect: prose`${`cluster.postgresql.cnpg.io/${restored} condition met`}. While it runs, ${follow} shows more.`,
    otherwise: target
      ? prose`${'recovery ended before configured recovery target was reached'}: the archived log ends before ${target}. ${'unable to find backup set with stop time less than'}: no backup is that old. Delete the Cluster ${restored} and choose another moment.`
      : prose`Read the log. ${'unable to find'} a backup: the Secret, the stanza or the repository is another one.`,
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

/** Apps go over to the restored Cluster; the old one stays, stopped. */
export function takeOver(situation: Situation): RunbookStep[] {
  const { namespace, value, restored, restoredService } = situation;
  const { bootstrap, service } = value;
  const owner = bootstrap?.owner;
  let credentials = prose`Roles and passwords came back with the data; the Secrets did not change.`;
  if (owner && !bootstrap?.secret) {
    credentials = prose`The password of ${owner} is a new one, in Secret ${`${restored}-app`}: an app that reads ${`${value.name}-app`} must read that instead. Other roles keep theirs.`;
  }
  return [
    {
      id: `swap/who/${namespace}/${value.name}`,
      phase: 'swap',
      title: prose`See who uses the old Cluster, and stop these apps.`,
      why: prose`What they write now would be left behind.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            inPrimary(
              namespace,
              service,
              {},
              ...PSQL,
              `--command=${CONNECTIONS}`,
            ),
          ],
        },
      ],
      expect: prose`After they are stopped: no rows but those of monitoring.`,
      otherwise: prose`The old Cluster does not run: then nobody writes to it. Go on.`,
    },
    {
      id: `swap/stop/${namespace}/${value.name}`,
      phase: 'swap',
      title: prose`Stop the old Cluster ${value.name}. Its volumes stay.`,
      why: prose`It is the way back: ${'cnpg.io/hibernation=off'} starts it again.`,
      commands: [
        kubectl(
          namespace,
          'annotate',
          CLUSTERS,
          value.name,
          'cnpg.io/hibernation=on',
          '--overwrite',
        ),
        kubectl(
          namespace,
          'wait',
          'pod',
          '-l',
          `cnpg.io/cluster=${value.name},cnpg.io/podRole=instance`,
          '--for=delete',
          '--timeout=5m',
        ),
      ],
      expect: prose`No pod of ${value.name} any more.`,
      otherwise: prose`${'not found'}: the Cluster is gone already. Go on.`,
    },
    {
      id: `swap/host/${namespace}/${restored}`,
      phase: 'swap',
      title: prose`Send the apps to the new one: in their settings, write ${`${restoredService}.${
        namespace ?? 'default'
      }.svc`} in place of ${`${service}.${namespace ?? 'default'}.svc`}.`,
      why: credentials,
      commands: [kubectl(namespace, 'get', 'service', restoredService)],
      expect: prose`The service, with port 5432. A service of your own that leads to ${value.name} has to be changed, too.`,
    },
    ...(value.poolers ?? []).map(
      (pooler): RunbookStep => ({
        id: `swap/pooler/${namespace}/${pooler}`,
        phase: 'swap',
        title: prose`Lead the Pooler ${pooler} to the new Cluster.`,
        why: prose`Apps that connect through ${`${pooler}.${
          namespace ?? 'default'
        }.svc`} keep that name. Write the change into Git, too, or it is undone.`,
        commands: [
          kubectlPatch(namespace, POOLERS, pooler, {
            spec: { cluster: { name: restored } },
          }),
          kubectl(
            namespace,
            'rollout',
            'status',
            `deployment/${pooler}`,
            '--timeout=5m',
          ),
        ],
        expect: prose`${`deployment "${pooler}" successfully rolled out`}.`,
        otherwise: prose`Until it runs, let these apps use ${restoredService} directly.`,
      }),
    ),
  ];
}

/** A Cluster in a new cluster of computers, under its old name. */
export function prepareCluster(situation: Situation): RunbookStep[] {
  const { namespace, value } = situation;
  const { secretKeys, superuserSecret, bootstrap, pluginName } = value;
  const secrets = [
    ...new Set(
      [
        ...Object.values(secretKeys).map(key => key?.secret),
        superuserSecret === `${value.name}-superuser`
          ? undefined
          : superuserSecret,
        bootstrap?.secret,
      ].filter((name): name is string => name !== undefined),
    ),
  ];
  const { stanzaRef, pluginConfigRef, pgbackrestObjectName, barmanObjectName } =
    value.pluginParameters;
  const objects: [resource: string, name: string | undefined][] = [
    ['stanzas.pgbackrest.dalibo.com', stanzaRef],
    ['pluginconfigs.pgbackrest.dalibo.com', pluginConfigRef],
    ['archives.pgbackrest.cnpg.opera.com', pgbackrestObjectName],
    ['objectstores.barmancloud.cnpg.io', barmanObjectName],
  ];
  const named = objects.flatMap(([resource, name]) =>
    name ? [{ resource, name }] : [],
  );
  return [
    {
      id: `namespace/${namespace}`,
      phase: 'pause',
      title: prose`Make the namespace ${namespace ?? 'default'}.`,
      commands: [
        runWithManifests(
          ['kubectl', 'apply', '-f', '-'],
          [
            {
              apiVersion: 'v1',
              kind: 'Namespace',
              metadata: { name: namespace ?? 'default' },
            },
          ],
        ),
      ],
    },
    {
      id: `prepare/${namespace}/${value.name}`,
      phase: 'pause',
      title: prose`From Git, bring back what the Cluster needs, but not the Cluster ${value.name} itself.`,
      why: prose`Git would make an empty one under the same name, which writes into the archive you are about to read.`,
      commands: [
        kubectl(undefined, 'get', 'crd', CLUSTERS),
        ...secrets.map(name => kubectl(namespace, 'get', 'secret', name)),
        ...named.map(({ resource, name }) =>
          kubectl(namespace, 'get', resource, name),
        ),
      ],
      expect: pluginName
        ? prose`The operator's kind, every Secret, and what leads to the repository. The plugin ${pluginName} must be installed, too.`
        : prose`The operator's kind and every Secret.`,
      otherwise: prose`Without these nothing can be read. Secrets are in no backup: they come from where your keys are kept.`,
    },
  ];
}

/** What to know before Git rules a restored Cluster again. */
export function handOver(situation: Situation): RunbookStep {
  const { restored, value } = situation;
  return {
    id: `put-back/git/${situation.namespace}/${restored}`,
    phase: 'put-back',
    title: prose`Write the Cluster ${restored} into Git as it is now, with ${'bootstrap.recovery'} and ${String(
      value.instances ?? 1,
    )} instances.`,
    why: prose`With ${'bootstrap.initdb'} beside it the operator refuses it: only one of them is allowed.`,
    commands: [
      kubectl(
        situation.namespace,
        'get',
        CLUSTERS,
        restored,
        '-o',
        'jsonpath={.spec}{"\\n"}',
      ),
    ],
  };
}

/** Takes away what was made only to look. */
export function dropRestored(
  situation: Situation,
  manifests: readonly ManifestObject[],
): RunbookStep {
  const { namespace, restored } = situation;
  const others = manifests.filter(({ kind }) => kind !== 'Cluster');
  return {
    id: `clean-up/${namespace}/${restored}`,
    phase: 'clean-up',
    title: prose`Take away what was made for the restore.`,
    destroys: prose`The restored Cluster ${restored} and its volumes. The copies in the repository stay.`,
    commands: [
      kubectl(namespace, 'delete', CLUSTERS, restored),
      ...others.map(({ apiVersion, kind, metadata }) =>
        kubectl(
          namespace,
          'delete',
          `${String(kind).toLowerCase()}s.${String(apiVersion).split('/')[0]}`,
          (metadata as { name: string }).name,
        ),
      ),
    ],
  };
}

/** The old Cluster goes at last, when nobody misses it. */
export function dropOld({ namespace, value }: Situation): RunbookStep {
  return {
    id: `clean-up/${namespace}/${value.name}`,
    phase: 'clean-up',
    title: prose`After some days without trouble, let the old Cluster go.`,
    destroys: prose`The Cluster ${value.name}, its volumes and its own Secrets, as they were before the restore.`,
    commands: [kubectl(namespace, 'delete', CLUSTERS, value.name)],
  };
}
