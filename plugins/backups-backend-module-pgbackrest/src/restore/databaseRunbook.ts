import type {
  RunbookRequest,
  AroundRestore,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import { aroundRestore, letGitDeploy } from 'backstage-plugin-backups-node';
import type {
  RunbookStep,
  RunbookField,
  RestoreWay,
  RunbookCheck,
  Runbook,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';
import { recoveryCluster } from './recoveryCluster';
import { archiveAgain } from './archiveAgain';
import { restoreBeside, proveCluster } from './restoreBeside';
import { databaseField, oneDatabaseBack } from './oneDatabase';
import { dropRestored, dropOld } from './dropClusters';
import { prepareCluster } from './prepareDatabaseCluster';
import { handOver, takeOver } from './takeOver';
import { closeLog } from './closeLog';
import { commandLine } from './commandLine';
import type { RestoreValue } from './RestoreValue';
import { refusal, copyInWords, warningsOf } from './runbookWarnings';
import { situationOf } from './Situation';
import { waysOf, LABELS } from './restoreWays';
import { databaseChecks } from './databaseChecks';

/** The server itself goes on: only the app that asks is stopped. */
function aroundClients(request: RunbookRequest): AroundRestore {
  const { item } = request;
  return aroundRestore(
    { ...request, item: { ...item, labels: {}, annotations: {} }, plans: [] },
    undefined,
    [],
  );
}

interface Written {
  steps: RunbookStep[];
  fields: RunbookField[];
}

function clusterWay(situation: Situation, way: RestoreWay): Written {
  const { request } = situation;
  const recovery = recoveryCluster(situation);
  if (!recovery) return { steps: [], fields: [] };
  const { manifests } = recovery;
  const archive = archiveAgain(situation);
  const around = aroundRestore(request, undefined, []).steps;
  const app = aroundClients(request);
  const beside = [
    restoreBeside(situation, manifests),
    ...proveCluster(situation),
  ];
  const fields = [
    ...recovery.fields,
    ...archive.fields,
    databaseField(situation),
  ];
  switch (request.scenario) {
    case 'look':
      return {
        fields,
        steps: [...beside, dropRestored(situation, manifests)],
      };
    case 'cluster-gone':
      return {
        fields,
        steps: [
          ...prepareCluster(situation),
          ...beside,
          ...archive.steps,
          handOver(situation),
          letGitDeploy(),
        ],
      };
    case 'volume-lost':
    case 'broken-since':
    case 'database-moment':
    case 'files-deleted':
      return way === 'in-place'
        ? {
            fields,
            steps: [
              closeLog(situation),
              ...app.steps.filter(({ phase }) => phase === 'pause'),
              ...beside,
              ...oneDatabaseBack(situation),
              ...app.steps.filter(({ phase }) => phase === 'put-back'),
              dropRestored(situation, manifests),
            ],
          }
        : {
            fields,
            steps: [
              closeLog(situation),
              ...around.filter(({ phase }) => phase === 'pause'),
              ...beside,
              ...takeOver(situation),
              ...archive.steps,
              handOver(situation),
              ...around.filter(({ phase }) => phase === 'put-back'),
              dropOld(situation),
            ],
          };
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}

function commandLineWay(situation: Situation): Written {
  const line = commandLine(situation);
  if (!line) return { steps: [], fields: [] };
  const isGone = situation.request.scenario === 'cluster-gone';
  const before = isGone || situation.request.scenario === 'look';
  return {
    fields: line.fields,
    steps: [
      ...(before ? [] : [closeLog(situation)]),
      ...line.steps,
      line.tidyUp,
    ],
  };
}

/** What runs meanwhile and has to be stopped, as it stood. */
function checksAround(
  request: RunbookRequest,
  way: RestoreWay,
): RunbookCheck[] {
  const { scenario } = request;
  if (scenario === 'look' || scenario === 'cluster-gone') return [];
  switch (way) {
    case 'new-cluster':
      return aroundRestore(request, undefined, []).before;
    case 'in-place':
      return aroundClients(request).before;
    case 'new-volume':
    case 'command-line':
    case 'job':
    case 'provider':
      return [];
    default: {
      const unplaced: never = way;
      throw new TypeError(`No checks for ${unplaced}`);
    }
  }
}

/**
 * Writes down how to bring back a database cluster from one repository.
 */
export function databaseRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue;
  const { plan, scenario } = request;
  const because = refusal(request, value);
  if (because) return { runbook: undefined, because };
  const situation = situationOf(request, value);
  const ways = waysOf(situation);
  if (ways.length === 0) {
    return {
      runbook: undefined,
      because: `Too little is known of the repository of ${value.name} to write down a restore that works: its address or the names of its keys are missing.`,
    };
  }
  const way = request.way && ways.includes(request.way) ? request.way : ways[0];
  const { steps, fields } =
    way === 'command-line'
      ? commandLineWay(situation)
      : clusterWay(situation, way);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const needed = new Map(
    fields
      .filter(field => used.has(field.id))
      .map(field => [field.id, field] as const),
  );
  const runbook: Runbook = {
    title: `Restore ${value.name} from ${plan.destination.label}`,
    scenario,
    way,
    ways: ways.map(each => ({
      way: each,
      label: LABELS[each]?.label ?? each,
      when: LABELS[each]?.when ?? '',
    })),
    summary: prose`Brings back the database cluster ${
      value.name
    } in namespace ${value.namespace ?? 'default'} on ${
      value.cluster
    }, from ${copyInWords(value)}${[{ text: plan.destination.label }]}: ${
      situation.target
        ? prose`as of ${situation.target}`
        : prose`to the end of its archived log`
    }.`,
    warnings: warningsOf(situation, way),
    fields: [...needed.values()],
    before: [...databaseChecks(situation, way), ...checksAround(request, way)],
    steps,
  };
  return { runbook };
}
