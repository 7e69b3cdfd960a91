import type { RestoreWay, RunbookCheck } from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import { kubectl, utcText } from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import type { Situation } from './Situation';
import { CLUSTERS } from './Situation';

function archivingCheck({
  request,
  value,
  namespace,
}: Situation): RunbookCheck | undefined {
  const archiving = request.plan.database?.archiving;
  if (!archiving) return undefined;
  const fails = archiving.state === 'failing';
  let detail = prose`Nothing says that the log is archived: what came after the newest backup may not come back.`;
  if (fails) {
    detail = prose`The log is not archived${
      archiving.since === undefined
        ? []
        : prose` since ${utcText(archiving.since)}`
    }: ${
      archiving.message ?? 'no reason was given'
    }. Nothing later can be restored, from no repository.`;
  } else if (archiving.state === 'working') {
    detail = prose`The log was archived when it was last read.`;
  } else if (archiving.state === 'halted') {
    detail = prose`The database is not ready, and nothing is archived meanwhile. Up to when the log reaches is not known.`;
  }
  const standings = {
    working: 'ok',
    failing: 'problem',
    halted: 'look',
    'not-seen': 'look',
  } as const;
  return {
    id: `archiving/${namespace}/${value.name}`,
    label: 'Log',
    standing: standings[archiving.state],
    detail,
    asOf: request.readAt === undefined ? undefined : utcText(request.readAt),
    command: kubectl(
      namespace,
      'get',
      CLUSTERS,
      value.name,
      '-o',
      'jsonpath={.status.conditions[?(@.type=="ContinuousArchiving")]}{"\\n"}',
    ),
  };
}

function backupsCheck({ request, value, namespace }: Situation): RunbookCheck {
  const last = value.backups.at(-1);
  const { plan } = request;
  const failed = plan.lastAttemptFailed;
  let check: Pick<RunbookCheck, 'standing' | 'detail'> = {
    standing: 'look',
    detail: prose`No backup in it was seen; the repository itself may have one.`,
  };
  if (failed) {
    check = {
      standing: 'problem',
      detail: prose`Its last attempt failed: ${
        failed.message ?? 'no reason was given'
      }. Choose another repository if there is one.`,
    };
  } else if (last) {
    check = {
      standing: 'ok',
      detail: prose`The newest backup that is known ${
        last.label === undefined ? [] : prose`is ${last.label}, which `
      }ended at ${utcText(last.endedAt)}.`,
    };
  }
  return {
    ...check,
    id: `backups/${plan.key}`,
    label: plan.destination.label,
    asOf: request.readAt === undefined ? undefined : utcText(request.readAt),
    command: kubectl(
      namespace,
      'get',
      `backups.${CNPG_GROUP}`,
      '--sort-by=.metadata.creationTimestamp',
    ),
  };
}

function keysCheck({ value, namespace }: Situation): RunbookCheck | undefined {
  const keys = Object.values(value.secretKeys).flatMap(key =>
    key ? [`${key.secret}: ${key.key}`] : [],
  );
  const [first] = Object.values(value.secretKeys).flatMap(
    key => key?.secret ?? [],
  );
  if (!first) return undefined;
  return {
    id: `keys/${namespace}/${first}`,
    label: 'Keys',
    standing: 'look',
    detail: prose`The keys of the repository are in these Secrets: ${keys.join(
      ', ',
    )}. They are in no backup: know where else they are before the cluster is gone.`,
    command: kubectl(namespace, 'get', 'externalsecrets,secrets'),
  };
}

/** What the machine needs on which all of it is typed. */
function machineCheck({ value, namespace }: Situation): RunbookCheck {
  return {
    id: `machine/${namespace}/${value.name}`,
    label: 'This machine',
    standing: 'look',
    detail: prose`It needs pgBackRest, PostgreSQL's programs of the major version that wrote the data${
      value.imageName === undefined ? [] : prose` (${value.imageName})`
    }, and a user who is not root.`,
    command: run('sh', '-c', 'id -un; pgbackrest version; pg_ctl --version'),
  };
}

/** What a restore of a database needs, with the command that tells how it is. */
export function databaseChecks(
  situation: Situation,
  way: RestoreWay,
): RunbookCheck[] {
  const isGone = situation.request.scenario === 'cluster-gone';
  const checks = [
    ...(isGone ? [] : [backupsCheck(situation), archivingCheck(situation)]),
    keysCheck(situation),
    ...(way === 'command-line' ? [machineCheck(situation)] : []),
  ];
  return checks.filter(check => check !== undefined);
}
