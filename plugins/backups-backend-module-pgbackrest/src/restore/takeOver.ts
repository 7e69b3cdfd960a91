import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { kubectl, kubectlPatch } from 'backstage-plugin-backups-node';
import { PSQL } from './psql';
import { CLUSTERS, POOLERS, inPrimary } from './Situation';
import type { Situation } from './Situation';

const CONNECTIONS =
  "SELECT datname, usename, client_addr, count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY 1, 2, 3 ORDER BY 1, 2";

/** Apps go over to the restored Cluster; the old one stays, stopped. */
export function takeOver(situation: Situation): RunbookStep[] {
  const { namespace, value, restored, restoredService } = situation;
  const { service } = value;
  const { first } = situation;
  let credentials = prose`Roles and passwords came back with the data; the Secrets did not change.`;
  if (first && !first.secret) {
    credentials = prose`The password of ${
      first.ownerInWords
    } is a new one, in Secret ${`${restored}-app`}: an app that reads ${`${value.name}-app`} must read that instead. Other roles keep theirs.`;
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
      otherwise: prose`The old Cluster does not run, so nothing writes to it. Go on.`,
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
