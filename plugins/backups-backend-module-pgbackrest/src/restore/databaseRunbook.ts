import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookCheck,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
import type {
  AroundRestore,
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  letGitDeploy,
  utcText,
} from 'backstage-plugin-backups-node';
import { archiveAgain } from './archiveAgain';
import { closeLog } from './closeLog';
import { commandLine } from './commandLine';
import { databaseChecks } from './databaseChecks';
import { dropOld, dropRestored } from './dropClusters';
import { namedDatabases, unnamedDatabases } from './namedDatabases';
import { databaseField, oneDatabaseBack } from './oneDatabase';
import { prepareCluster } from './prepareDatabaseCluster';
import { readsChosenRepository, recoveryCluster } from './recoveryCluster';
import { proveCluster, restoreBeside } from './restoreBeside';
import type { RestoreValue } from './RestoreValue';
import { situationOf } from './Situation';
import type { Situation } from './Situation';
import { handOver, takeOver } from './takeOver';

const LABELS: Partial<Record<RestoreWay, { label: string; when: string }>> = {
  'new-cluster': {
    label: 'CloudNativePG, into a new Cluster that takes over',
    when: 'Everything on the server goes back. The old Cluster stays, stopped.',
  },
  'in-place': {
    label: 'One database, copied back into the running Cluster',
    when: 'When other apps share the server and must not go back with it.',
  },
  'command-line': {
    label: 'pgBackRest, from any machine',
    when: 'When the operator or the cluster does not work. It needs PostgreSQL of the same major version and the keys.',
  },
};

function waysOf(situation: Situation): RestoreWay[] {
  const { scenario } = situation.request;
  const isShared = situation.value.databases.length > 1;
  const ways: RestoreWay[] = recoveryCluster(situation) ? ['new-cluster'] : [];
  if (
    ways.length > 0 &&
    (scenario === 'database-moment' || scenario === 'broken-since')
  ) {
    // Apps that share a server do not want to go back with one of them.
    if (isShared) ways.unshift('in-place');
    else ways.push('in-place');
  }
  if (commandLine(situation)) ways.push('command-line');
  return ways;
}

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

/** What of a repository is read, in the words of its tool. */
function copyInWords({ tool, stanza, name }: RestoreValue): Prose {
  switch (tool) {
    case 'dalibo':
    case 'opera':
      return prose`stanza ${stanza ?? name} in `;
    case 'barman-cloud':
    case 'barman-in-tree':
      return prose`what barman keeps of server ${stanza ?? name} in `;
    case 'volume-snapshot':
    case 'unknown':
      return [];
    default: {
      const unplaced: never = tool;
      throw new TypeError(`Copy without words: ${unplaced}`);
    }
  }
}

/** `films, books and 2 databases of other apps`. */
function databasesInWords(situation: Situation): Prose {
  const named = namedDatabases(situation);
  const more = unnamedDatabases(situation);
  if (more === 0) return prose`${named.join(', ')}`;
  const others = `${more} ${
    more === 1 ? 'database' : 'databases'
  } of other apps`;
  return named.length === 0
    ? [{ text: others }]
    : prose`${named.join(', ')} and ${[{ text: others }]}`;
}

function warningsOf(situation: Situation, way: RestoreWay): Prose[] {
  const { request, value, target } = situation;
  const { earliest, latest } = request.window ?? {};
  const warnings: Prose[] = [];
  if (target && latest && request.notAfter > latest.at) {
    warnings.push(
      prose`The log is known to be archived until ${utcText(
        latest.at,
      )} only. If it ends before ${target}, the restore fails: then choose an earlier moment.`,
    );
  }
  if (target && earliest && request.notAfter < earliest.at) {
    warnings.push(
      prose`Backups that were seen begin at ${utcText(
        earliest.at,
      )}. An older one may be in the repository; if not, the restore fails and nothing is changed.`,
    );
  }
  if (value.databases.length > 1 && way === 'new-cluster') {
    warnings.push(
      prose`${databasesInWords(
        situation,
      )} are on this server: every app that uses one of them goes back, too.`,
    );
  }
  if (way !== 'command-line' && !readsChosenRepository(situation)) {
    warnings.push(
      prose`The plugin lets nobody choose: it takes the first of ${
        value.repositoriesInStanza
      } repositories with a fitting backup, which may be another than ${[
        { text: request.plan.destination.label },
      ]}.`,
    );
  }
  if (value.tool === 'volume-snapshot') {
    warnings.push(
      prose`A volume snapshot lies on the same storage, and brings back its own moment only.`,
    );
  }
  return warnings;
}

/** @returns why nothing that works can be written down */
function refusal(
  { scenario, latest, notAfter, plan, window }: RunbookRequest,
  value: RestoreValue,
): string | undefined {
  if (value.tool === 'unknown') {
    return `Nothing that is known leads from ${plan.object.name} to its repository, so there is nothing to restore from. What it refers to is missing, or written for an older plugin.`;
  }
  if (scenario === 'files-deleted') {
    return 'A database has no files that could come back one by one. Choose that the database goes back to a moment: single tables can be taken from there.';
  }
  const goesBack =
    scenario === 'database-moment' || scenario === 'broken-since';
  if (goesBack && latest) {
    return 'Choose when it was last good: a database goes back to a moment, and the newest one may hold the damage.';
  }
  if (goesBack && value.tool === 'volume-snapshot') {
    return 'This copy is a volume snapshot: it has no log, and brings back its own moment only.';
  }
  const earliest = window?.earliest;
  if (!latest && earliest?.known === 'observed' && notAfter < earliest.at) {
    return `The tool itself says that it can go back to ${utcText(
      earliest.at,
    )}, and no further.`;
  }
  return undefined;
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
    before: [...databaseChecks(situation), ...checksAround(request, way)],
    steps,
  };
  return { runbook };
}
