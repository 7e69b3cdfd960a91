import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
import type {
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import { aroundRestore } from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';
import { jobFor } from './jobSteps';
import { kopiaWay } from './kopiaWay';
import { canNameSnapshots, restores } from './moverOf';
import type { RestoringMover } from './moverOf';
import { pausesOf } from './pausesOf';
import { resticWay } from './resticWay';
import type { RestoreValue } from './RestoreValue';
import { situationOf } from './Situation';
import type { Situation } from './Situation';
import { volSyncChecks } from './volSyncChecks';
import { volSyncSteps } from './volSyncSteps';

/** Ways that lead back from VolSync's copies. */
type VolSyncWay = Extract<
  RestoreWay,
  'new-volume' | 'in-place' | 'job' | 'command-line'
>;

/** What a way is called, and when it is the one to take. */
function nameWay(
  way: VolSyncWay,
  mover: RestoringMover,
): { label: string; when: string } {
  const tool = mover === 'restic' ? 'restic' : 'Kopia';
  switch (way) {
    case 'new-volume':
      return {
        label: 'VolSync, into a new volume',
        when: 'You look before anything is replaced.',
      };
    case 'in-place':
      return {
        label: 'VolSync, over the existing volume',
        when: 'When there is no room for a second volume, or no snapshots.',
      };
    case 'job':
      return {
        label: `${tool}, in a plain Job`,
        when: 'When VolSync does not work and the cluster does. It needs the repository Secret.',
      };
    case 'command-line':
      return {
        label: `${tool}, from any machine`,
        when: 'When VolSync or the cluster does not work. It needs the way to the repository and its password.',
      };
    default: {
      const unplaced: never = way;
      throw new TypeError(`No name for ${unplaced}`);
    }
  }
}

function waysOf(situation: Situation): VolSyncWay[] {
  const { scenario } = situation.request;
  const ways: VolSyncWay[] = [];
  if (canNameSnapshots(situation.value)) {
    ways.push('new-volume');
    if (scenario === 'volume-lost' || scenario === 'broken-since') {
      ways.push('in-place');
    }
  }
  if (jobFor(situation)) ways.push('job');
  if (kopiaWay(situation) ?? resticWay(situation)) ways.push('command-line');
  return ways;
}

function warningsOf({ request, value }: Situation): Prose[] {
  const warnings: Prose[] = [];
  if (value.mover === 'rclone') {
    warnings.push(
      prose`rclone keeps no history: what comes back is the last state it copied, damage included.`,
    );
  }
  if (!canNameSnapshots(value)) {
    warnings.push(
      prose`VolSync cannot restore this: its mover does not take a path of its own together with a user or host of its own, and would find nothing. Restore with Kopia.`,
    );
  }
  if (value.moverServiceAccount) {
    warnings.push(
      prose`The mover runs as service account ${value.moverServiceAccount}: it must exist.`,
    );
  }
  const foreign = request.plans.filter(plan => plan.provider !== PROVIDER_ID);
  for (const plan of foreign) {
    warnings.push(
      prose`${[{ text: plan.object.kind }]} ${
        plan.object.name
      } copies this volume, too. Pause it by hand: it would copy a half-restored volume.`,
    );
  }
  return warnings;
}

/** Only what some command asks for is asked of the reader. */
function neededFields(situation: Situation, steps: RunbookStep[]) {
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const fields = [
    ...situation.fields,
    ...(kopiaWay(situation)?.fields ?? []),
    ...(resticWay(situation)?.fields ?? []),
    ...(jobFor(situation)?.fields ?? []),
    {
      id: 'MISSING_PATH',
      label: 'What is missing',
      hint: prose`A file or a folder of the volume, without a slash or a dot in front. The step that looks for what is missing lists them: set it then.`,
      example: 'config/database.db',
    },
  ];
  // A Job and the command line ask for the same of a repository.
  const once = new Map(fields.map(field => [field.id, field] as const));
  return [...once.values()].filter(field => used.has(field.id));
}

/**
 * Writes down how to restore what a ReplicationSource copied.
 */
export function volSyncRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue | undefined;
  const { plan, scenario } = request;
  if (value === undefined) {
    return {
      runbook: undefined,
      because: `${plan.object.name} names no single method, so VolSync copies nothing and there is nothing to restore.`,
    };
  }
  const { mover } = value;
  if (!restores(mover)) {
    return {
      runbook: undefined,
      because: `VolSync's ${mover} keeps no copy that it could restore from: it mirrors the volume to another place. Copy the files back from there.`,
    };
  }
  if (scenario === 'database-moment') {
    return {
      runbook: undefined,
      because: 'This copies a volume, not a database.',
    };
  }
  if (value.sourcePVC === undefined) {
    return {
      runbook: undefined,
      because: `${plan.object.name} names no claim.`,
    };
  }
  const situation = situationOf(request, { ...value, mover }, value.sourcePVC);
  const ways = waysOf(situation);
  if (ways.length === 0) {
    return {
      runbook: undefined,
      because: `${plan.object.name} gives a path and a user or host of its own: VolSync cannot name its snapshots, and where the repository is is not known. Restore with Kopia where it can be reached.`,
    };
  }
  const way = ways.find(each => each === request.way) ?? ways[0];
  const steps = volSyncSteps(situation, way);
  const pausesApp = scenario !== 'look' && scenario !== 'cluster-gone';
  const runbook: Runbook = {
    title: `Restore ${situation.claimName} from ${plan.destination.label}`,
    scenario,
    way,
    ways: ways.map(each => ({ way: each, ...nameWay(each, mover) })),
    summary: prose`Brings back ${situation.claimName} in namespace ${
      situation.namespace ?? 'default'
    } on ${plan.object.cluster}, from ${
      value.identity ?? value.sourceName
    } in ${[
      { text: plan.destination.label },
    ]}: the newest copy not newer than ${situation.restoreAsOf}.`,
    warnings: warningsOf(situation),
    fields: neededFields(situation, steps),
    before: [
      ...volSyncChecks(situation),
      ...(pausesApp
        ? aroundRestore(request, situation.claimName, pausesOf(request.plans))
            .before
        : []),
    ],
    steps,
  };
  return { runbook };
}
