import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookCheck,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
import type {
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  databaseRefusal,
  kubectl,
  letGitDeploy,
  utcText,
} from 'backstage-plugin-backups-node';
import {
  OWN_REPOSITORY,
  dropCluster,
  handOver,
  isInStore,
  restoreBeside,
} from './beside';
import { fullBackup } from './fullBackup';
import { PSQL, inDatabase } from './inDatabase';
import { closeLog, proveInPlace, restoreInPlace } from './inPlace';
import type { RestoreValue } from './RestoreValue';
import { situationOf } from './Situation';
import type { Situation } from './Situation';

const OPERATORS: Record<RestoreValue['operator'], string> = {
  pgo: 'PGO',
  percona: "Percona's operator",
};

function waysOf(situation: Situation): RestoreWay[] {
  // In place the operator takes what lies where the cluster writes to now.
  if (situation.isElsewhere) return ['new-cluster'];
  switch (situation.request.scenario) {
    case 'look':
    case 'cluster-gone':
      return ['new-cluster'];
    case 'volume-lost':
    case 'broken-since':
    case 'database-moment':
    case 'files-deleted':
      return ['new-cluster', 'in-place'];
    default: {
      const unplaced: never = situation.request.scenario;
      throw new TypeError(`No ways for ${String(unplaced)}`);
    }
  }
}

function phaseOf(
  steps: readonly RunbookStep[],
  phase: RunbookStep['phase'],
): RunbookStep[] {
  return steps.filter(step => step.phase === phase);
}

/** The Secrets that open the store come first, and the operator. */
function prepareCluster({ value, namespace }: Situation): RunbookStep {
  return {
    id: `prepare/${namespace}/${value.name}`,
    phase: 'pause',
    title: prose`Install ${
      OPERATORS[value.operator]
    }, the namespace, and what opens the store.`,
    why: prose`Secrets are in no backup: ${
      value.secrets.join(', ') || 'those of the store'
    } must come from where they are kept. Do not start the apps yet.`,
    commands: [
      kubectl(undefined, 'create', 'namespace', namespace ?? 'default'),
      kubectl(namespace, 'get', 'externalsecrets,secrets'),
    ],
    expect: prose`Every Secret that the repository needs is listed.`,
    otherwise: prose`One is missing: the restore cannot open the store.`,
  };
}

function stepsOf(situation: Situation, way: RestoreWay): RunbookStep[] {
  const { request, value, restored } = situation;
  switch (request.scenario) {
    case 'look':
      return [...restoreBeside(situation), dropCluster(situation, 'restored')];
    case 'cluster-gone':
      return [
        prepareCluster(situation),
        ...restoreBeside(situation),
        fullBackup(situation, restored, OWN_REPOSITORY),
        letGitDeploy(),
      ];
    case 'volume-lost':
    case 'broken-since':
    case 'database-moment':
    case 'files-deleted': {
      const { steps } = aroundRestore(request, undefined, []);
      return way === 'in-place'
        ? [
            closeLog(situation),
            ...phaseOf(steps, 'pause'),
            ...restoreInPlace(situation),
            proveInPlace(situation),
            fullBackup(situation, value.name, value.repository),
            ...phaseOf(steps, 'put-back'),
          ]
        : [
            // The log goes to another place by now.
            ...(situation.isElsewhere ? [] : [closeLog(situation)]),
            ...phaseOf(steps, 'pause'),
            ...restoreBeside(situation),
            handOver(situation),
            fullBackup(situation, restored, OWN_REPOSITORY),
            ...phaseOf(steps, 'put-back'),
            dropCluster(situation, 'old'),
          ];
    }
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${String(unplaced)}`);
    }
  }
}

function refusal(
  request: RunbookRequest,
  value: RestoreValue | undefined,
): string | undefined {
  const { scenario, item, plan } = request;
  if (!value) return 'What was copied is not known.';
  if (value.repository === 'volumeSnapshot') {
    return 'This copy is a snapshot of the volumes: it has no log, and the operator restores it by a PerconaPGRestore that names the backup. Restore from a repository where there is one.';
  }
  if (value.postgresVersion === undefined) {
    return `The major version of PostgreSQL of ${item.name} is not known, and a restore into another one fails.`;
  }
  const unsuited = databaseRefusal(request);
  if (unsuited !== undefined) return unsuited;
  const { s3, gcs, azure } = value.declared;
  const isOutside =
    s3 !== undefined || gcs !== undefined || azure !== undefined;
  if (scenario === 'cluster-gone' && !isOutside) {
    return 'This repository lies on a volume of the cluster, and is gone with it.';
  }
  if (plan.former === true && !isOutside) {
    return 'This repository was on a volume that the cluster does not declare any more. Declare it again as it was to restore from it.';
  }
  return undefined;
}

function checksOf(situation: Situation): RunbookCheck[] {
  const { request, value, namespace, isElsewhere } = situation;
  // What a running cluster lists is in the place that it writes to now.
  if (request.scenario === 'cluster-gone' || isElsewhere) return [];
  const last = value.backups.at(-1);
  const asOf =
    request.readAt === undefined ? undefined : utcText(request.readAt);
  return [
    {
      id: `backups/${request.plan.key}`,
      label: request.plan.destination.label,
      standing: last ? 'ok' : 'look',
      detail: last
        ? prose`The newest backup that is known ${
            last.label === undefined ? [] : prose`is ${last.label}, which `
          }ended at ${utcText(last.endedAt)}.`
        : prose`No backup in it is known.`,
      asOf,
      command: inDatabase(
        namespace,
        value.name,
        'pgbackrest',
        'info',
        '--stanza=db',
        `--repo=${value.repository.slice('repo'.length)}`,
      ),
    },
    {
      id: `archiving/${namespace}/${value.name}`,
      label: 'Log',
      standing: 'look',
      detail: prose`No object says whether the log is archived: ask the database.`,
      asOf,
      command: inDatabase(
        namespace,
        value.name,
        ...PSQL,
        '--command=SELECT last_archived_time, last_failed_time FROM pg_stat_archiver',
      ),
    },
  ];
}

function warningsOf(situation: Situation, way: RestoreWay): Prose[] {
  const { request, value, options } = situation;
  const latest = request.window?.latest;
  const warnings: Prose[] = [];
  if (
    options.includes('--type=time') &&
    latest !== undefined &&
    request.notAfter > latest.at
  ) {
    warnings.push(
      prose`The log is known to be archived until ${utcText(
        latest.at,
      )} only. If it ends before the moment that was chosen, the restore fails: then choose an earlier one.`,
    );
  }
  if (value.databases.length > 1) {
    warnings.push(
      prose`${value.databases.join(
        ', ',
      )} are on this server: every app that uses one of them goes back, too.`,
    );
  }
  if (way === 'in-place') {
    warnings.push(
      prose`Over what is there means that nothing of it is left to go back to. Into a new cluster is slower, and keeps it.`,
    );
  }
  if (!isInStore(situation)) {
    warnings.push(prose`This repository lies on a volume of the same cluster.`);
  }
  return warnings;
}

/** Writes down how to bring back a database cluster of PGO or Percona from one repository. */
export function operatorRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue | undefined;
  const because = refusal(request, value);
  if (because !== undefined || !value) {
    return { runbook: undefined, because: because ?? '' };
  }
  const situation = situationOf(request, value);
  const ways = waysOf(situation);
  const way = request.way && ways.includes(request.way) ? request.way : ways[0];
  const steps = stepsOf(situation, way);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const touchesApp =
    request.scenario !== 'look' && request.scenario !== 'cluster-gone';
  const operator = OPERATORS[value.operator];
  const labels = {
    'new-cluster': {
      label: `${operator}, into a new cluster that takes over`,
      when: 'Everything on the server goes back. The old cluster stays.',
    },
    'in-place': {
      label: `${operator}, over what is there`,
      when: 'When there is no room for a second cluster. Nothing of what is there is left.',
    },
  };
  const runbook: Runbook = {
    title: `Restore ${value.name} from ${request.plan.destination.label}`,
    scenario: request.scenario,
    way,
    ways: ways.map(each => ({
      way: each,
      ...labels[each === 'in-place' ? 'in-place' : 'new-cluster'],
    })),
    summary: prose`Brings back the database cluster ${
      value.name
    } in namespace ${value.namespace ?? 'default'} on ${value.cluster}, from ${
      value.repository
    } in ${[{ text: request.plan.destination.label }]}: ${
      situation.target
        ? prose`as ${situation.target}`
        : prose`to the end of its archived log`
    }.`,
    warnings: warningsOf(situation, way),
    fields: situation.fields.filter(field => used.has(field.id)),
    before: [
      ...checksOf(situation),
      ...(touchesApp ? aroundRestore(request, undefined, []).before : []),
    ],
    steps,
  };
  return { runbook };
}
