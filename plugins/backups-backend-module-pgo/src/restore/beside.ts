import type {
  ManifestObject,
  ManifestValue,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl, kubectlWords } from 'backstage-plugin-backups-node';
import { PGO_GROUP } from '../read/resources';
import type { DeclaredRepository } from '../read/PgBackRest';
import { PSQL, inDatabase } from './inDatabase';
import type { RestoreValue } from './RestoreValue';
import type { Situation } from './Situation';
import { waitForCluster } from './waits';

/** The name of the stanza is part of the operators. */
const STANZA = 'db';

/** The one repository of a cluster that a runbook makes. */
export const OWN_REPOSITORY = 'repo1';

function storeOf({ s3, gcs, azure }: DeclaredRepository): ManifestObject {
  if (s3) return { s3: { ...s3 } };
  if (gcs) return { gcs: { ...gcs } };
  return { azure: { ...azure } };
}

function claimSpec({ value, storageSize }: Situation): ManifestObject {
  return {
    accessModes: ['ReadWriteOnce'],
    ...(value.storageClass && { storageClassName: value.storageClass }),
    resources: { requests: { storage: storageSize } },
  };
}

/** Whether the repository is outside of the cluster, and so outlives it. */
export function isInStore({ value }: Situation): boolean {
  const { s3, gcs, azure } = value.declared;
  return s3 !== undefined || gcs !== undefined || azure !== undefined;
}

/** What is kept of the backups, as options of pgBackRest. */
function retentionOf({ policy }: RestoreValue): ManifestObject {
  const options: [suffix: string, value: number | string | undefined][] = [
    ['full', policy.full],
    ['full-type', policy.fullType],
    ['diff', policy.diff],
    ['archive', policy.archive],
    ['archive-type', policy.archiveType],
  ];
  return Object.fromEntries(
    options.flatMap(([suffix, option]) =>
      option === undefined
        ? []
        : [[`${OWN_REPOSITORY}-retention-${suffix}`, String(option)]],
    ),
  );
}

function schedulesOf({ declared }: RestoreValue): ManifestObject {
  const schedules = Object.entries(declared.schedules ?? {}).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return schedules.length > 0
    ? { schedules: Object.fromEntries(schedules) }
    : {};
}

/**
 * Where the restored cluster writes to: another folder of the same store, so that
 * it cannot spoil what it comes from; else a volume of its own. What apps are to
 * use afterwards is copied as often as before, and kept as long.
 */
function ownBackups(situation: Situation): ManifestObject {
  const { value, restored, request } = situation;
  const isLook = request.scenario === 'look';
  const asBefore = isLook ? {} : schedulesOf(value);
  const retention = isLook ? {} : retentionOf(value);
  if (!isInStore(situation) || isLook) {
    return {
      pgbackrest: {
        ...(Object.keys(retention).length > 0 && { global: retention }),
        repos: [
          {
            name: OWN_REPOSITORY,
            volume: { volumeClaimSpec: claimSpec(situation) },
            ...asBefore,
          },
        ],
      },
    };
  }
  // In a new cluster it has the name of before, and so needs another folder.
  const folder =
    restored === value.name ? `${restored}-${request.tag}` : restored;
  return {
    pgbackrest: {
      configuration: value.secrets.map(
        (name): ManifestValue => ({ secret: { name } }),
      ),
      global: {
        [`${OWN_REPOSITORY}-path`]: `/pgbackrest/${
          value.namespace ?? 'default'
        }/${folder}/${OWN_REPOSITORY}`,
        ...retention,
      },
      repos: [
        { name: OWN_REPOSITORY, ...storeOf(value.declared), ...asBefore },
      ],
    },
  };
}

function dataSource(situation: Situation): ManifestObject {
  const { value, options, request, isElsewhere } = situation;
  const chosen = options.length > 0 ? { options } : {};
  if (request.scenario !== 'cluster-gone' && !isElsewhere) {
    return {
      postgresCluster: {
        clusterName: value.name,
        clusterNamespace: value.namespace ?? 'default',
        repoName: value.repository,
        ...chosen,
      },
    };
  }
  // In a cluster that is new the repository is the first one.
  const path = value.path ?? `/pgbackrest/${value.repository}`;
  return {
    pgbackrest: {
      stanza: STANZA,
      configuration: value.secrets.map(
        (name): ManifestValue => ({ secret: { name } }),
      ),
      global: { [`${OWN_REPOSITORY}-path`]: path },
      repo: { name: OWN_REPOSITORY, ...storeOf(value.declared) },
      ...chosen,
    },
  };
}

/** The cluster that the data comes back into. */
export function restoredCluster(situation: Situation): ManifestObject {
  const { value, restored, namespace, kind, apiVersion } = situation;
  return {
    apiVersion,
    kind,
    metadata: { name: restored, namespace },
    spec: {
      ...(value.image && { image: value.image }),
      postgresVersion: value.postgresVersion ?? 0,
      instances: [
        {
          name: 'instance1',
          replicas: 1,
          dataVolumeClaimSpec: claimSpec(situation),
        },
      ],
      ...(value.users.length > 0 && {
        users: value.users.map(
          ({ name, databases }): ManifestValue => ({
            name,
            ...(databases.length > 0 && { databases }),
          }),
        ),
      }),
      dataSource: dataSource(situation),
      backups: ownBackups(situation),
    },
  };
}

/** Brings the data back beside what is there, and shows it. */
export function restoreBeside(situation: Situation): RunbookStep[] {
  const { namespace, restored, value, target, resource } = situation;
  const logs = kubectl(
    namespace,
    'logs',
    '-l',
    `${PGO_GROUP}/cluster=${restored},${PGO_GROUP}/pgbackrest-restore`,
    '--tail=40',
  );
  const query = (sql: string) =>
    inDatabase(namespace, restored, ...PSQL, `--command=${sql}`);
  return [
    {
      id: `restore/${namespace}/${restored}`,
      phase: 'restore',
      title: target
        ? prose`Restore ${value.name} as ${target} into a new cluster ${restored}.`
        : prose`Restore ${value.name} to the end of its log into a new cluster ${restored}.`,
      why: prose`It writes into a folder of its own, so that it cannot spoil the copies it comes from.`,
      commands: [
        runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
          restoredCluster(situation),
        ]),
        waitForCluster(situation),
      ],
      expect: prose`${
        value.operator === 'pgo' ? 'ready=1' : 'state=ready'
      }. While it runs, ${logs} shows more.`,
      otherwise: prose`Take it away again (${kubectl(
        namespace,
        'delete',
        resource,
        restored,
      )}) and choose another moment.`,
      cures: [
        prose`${'PGBackRestRestoreFailed'}, or nothing for hours: ${logs} says why.`,
        prose`${'recovery ended before configured recovery target was reached'}: the archived log ends before that.`,
        prose`${'unable to find backup set with stop time less than'}: no backup is that old.`,
      ],
    },
    {
      id: `prove/${namespace}/${restored}`,
      phase: 'restore',
      title: prose`See that it runs, and what is in it.`,
      why: prose`Only what is in the tables proves that it is the right moment: look at the newest rows of something you know, too.`,
      commands: [
        query(
          'SELECT pg_is_in_recovery() AS in_recovery, timeline_id, now() FROM pg_control_checkpoint()',
        ),
        query(
          'SELECT datname, pg_size_pretty(pg_database_size(datname)) AS size FROM pg_database WHERE datallowconn ORDER BY 1',
        ),
      ],
      expect: prose`${'in_recovery'} is ${'f'}, and every database with about the size you know.`,
      otherwise: prose`Stop here: nothing that was there has been touched. Choose another moment or another repository.`,
    },
  ];
}

/** Apps go over to the restored cluster. */
export function handOver({
  namespace,
  restored,
  value,
}: Situation): RunbookStep {
  return {
    id: `swap/${namespace}/${restored}`,
    phase: 'swap',
    title: prose`Let the apps use ${restored} where they used ${value.name}.`,
    why: prose`The operator wrote a Secret for each user: ${`${restored}-pguser-…`} holds host, name and a password that is new.`,
    commands: [
      kubectl(
        namespace,
        'get',
        'secrets',
        '-l',
        `${PGO_GROUP}/cluster=${restored},${PGO_GROUP}/role=pguser`,
      ),
    ],
    expect: prose`One for each user. Name them in the apps instead of ${`${value.name}-pguser-…`}, where Git keeps them.`,
    otherwise: prose`None: the users are not declared in ${'spec.users'}; take over what the old cluster declares.`,
  };
}

/** Takes away a cluster, with everything that is in it. */
export function dropCluster(
  { namespace, resource, restored, value }: Situation,
  which: 'old' | 'restored',
): RunbookStep {
  const name = which === 'old' ? value.name : restored;
  return {
    id: `drop/${namespace}/${name}`,
    phase: 'clean-up',
    title:
      which === 'old'
        ? prose`When the apps have run well for days, take the old cluster ${name} away.`
        : prose`Take ${name} away.`,
    destroys:
      which === 'old'
        ? prose`${name} with its volumes. It is the way back until then.`
        : prose`${name} with its volumes: nothing else has what was written to it.`,
    commands: [kubectl(namespace, 'delete', resource, name)],
  };
}
