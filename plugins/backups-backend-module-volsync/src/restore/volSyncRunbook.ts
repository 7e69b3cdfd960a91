import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import {
  fieldsOfCommand,
  prose,
  runWithManifests,
} from 'backstage-plugin-backups-common';
import type {
  PlanFact,
  PlanPause,
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  keepSnapshot,
  kubectl,
  kubectlPatch,
  letGitDeploy,
} from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';
import {
  lookInside,
  restoreInPlace,
  restoreIntoSnapshot,
  tidyUp,
} from './destinationSteps';
import { kopiaWay, pourIntoVolume } from './kopiaWay';
import { restores } from './moverOf';
import type { RestoreValue } from './RestoreValue';
import { situationOf } from './Situation';
import type { Situation } from './Situation';
import { copyFilesBack, swapVolume } from './swapSteps';
import { volSyncChecks } from './volSyncChecks';

function pausesOf(plans: readonly PlanFact[]): PlanPause[] {
  return plans
    .filter(plan => plan.provider === PROVIDER_ID)
    .map(plan => {
      const { namespace, name } = plan.object;
      const paused = (value: boolean) => [
        kubectlPatch(namespace, 'replicationsource', name, {
          spec: { paused: value },
        }),
      ];
      return {
        plan,
        title: prose`Pause the copy to ${[
          { text: plan.destination.label },
        ]}: ReplicationSource ${name}.`,
        pause: paused(true),
        resume: paused(false),
      };
    });
}

const LABELS: Partial<Record<RestoreWay, { label: string; when: string }>> = {
  'new-volume': {
    label: 'VolSync, into a new volume',
    when: 'You look before anything is replaced.',
  },
  'in-place': {
    label: 'VolSync, over the existing volume',
    when: 'When there is no room for a second volume, or no snapshots.',
  },
  'command-line': {
    label: 'Kopia, from any machine',
    when: 'When VolSync or the cluster does not work. It needs the way to the repository and its password.',
  },
};

function waysOf(situation: Situation): RestoreWay[] {
  const { scenario } = situation.request;
  const ways: RestoreWay[] = ['new-volume'];
  if (scenario === 'volume-lost' || scenario === 'broken-since') {
    ways.push('in-place');
  }
  if (kopiaWay(situation)) ways.push('command-line');
  return ways;
}

/** With Kopia itself: no VolSync, and for the first part no cluster. */
function commandLineSteps(
  situation: Situation,
  keep: RunbookStep,
): RunbookStep[] {
  const { request, claimName, names, namespace } = situation;
  const kopia = kopiaWay(situation);
  if (!kopia) return [];
  switch (request.scenario) {
    case 'look':
    case 'files-deleted':
    case 'cluster-gone':
    case 'database-moment':
      return [...kopia.steps, kopia.tidyUp];
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        ...aroundRestore(request, claimName, pausesOf(request.plans)).steps,
        ...kopia.steps,
        ...pourIntoVolume(situation),
        kopia.tidyUp,
        {
          id: `clean-up/${names.snapshot}`,
          phase: 'clean-up',
          title: prose`After some days without trouble, let the old state go.`,
          destroys: prose`The volume as it was before the restore.`,
          commands: [
            kubectl(namespace, 'delete', 'volumesnapshot', names.snapshot),
          ],
        },
      ];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}

function prepareCluster(situation: Situation): RunbookStep[] {
  const { namespace, value } = situation;
  const { repositorySecret, keys, moverSecurityContext } = value;
  return [
    {
      id: `namespace/${namespace}/${repositorySecret}`,
      phase: 'pause',
      title: prose`Make the namespace ${
        namespace ?? 'default'
      } and bring the repository's Secret.`,
      why: keys
        ? prose`ExternalSecret ${keys.externalSecret} writes it from store ${
            keys.store ?? 'not known'
          }: apply that from Git first. Do not start the app yet.`
        : prose`It holds the address, the password and the keys of the repository. Do not start the app yet.`,
      commands: [
        runWithManifests(
          ['kubectl', 'apply', '-f', '-'],
          [
            {
              apiVersion: 'v1',
              kind: 'Namespace',
              metadata: {
                name: namespace ?? 'default',
                annotations: moverSecurityContext
                  ? undefined
                  : // Without it a mover may not keep owners and modes of files.
                    { 'volsync.backube/privileged-movers': 'true' },
              },
            },
          ],
        ),
        kubectl(namespace, 'get', 'secret', repositorySecret ?? ''),
      ],
      expect: prose`The Secret ${repositorySecret ?? ''}.`,
      otherwise: prose`Without it nothing can be read. Its keys are where the check above says.`,
    },
  ];
}

function stepsOf(situation: Situation, way: RestoreWay): RunbookStep[] {
  const { request, claimName, namespace, names } = situation;
  const { scenario, plans } = request;
  const around = () => aroundRestore(request, claimName, pausesOf(plans)).steps;
  const keep = () =>
    keepSnapshot({
      namespace,
      claimName,
      snapshotName: names.snapshot,
      snapshotClass: situation.value.volumeSnapshotClassName,
    });
  if (way === 'command-line') return commandLineSteps(situation, keep());
  switch (scenario) {
    case 'look':
      return [
        restoreIntoSnapshot(situation),
        lookInside(situation, { withOldVolume: false }),
        ...tidyUp(situation, { restoredClaim: true, snapshot: false }),
      ];
    case 'files-deleted':
      return [
        keep(),
        restoreIntoSnapshot(situation),
        ...around(),
        lookInside(situation, { withOldVolume: true }),
        ...copyFilesBack(situation),
        {
          id: `put-back/free/${names.pod}`,
          phase: 'prove',
          title: prose`Let go of the volume, so that the app can have it.`,
          commands: [kubectl(namespace, 'delete', 'pod', names.pod)],
        },
        ...tidyUp(situation, { restoredClaim: true, snapshot: true }),
      ];
    case 'cluster-gone':
      return [
        ...prepareCluster(situation),
        restoreIntoSnapshot(situation),
        lookInside(situation, { withOldVolume: false }),
        {
          id: `new-claim/${claimName}`,
          phase: 'swap',
          title: prose`Make the app's volume, filled with what you have just looked at.`,
          commands: swapVolume(situation)[1].commands,
          expect: swapVolume(situation)[1].expect,
        },
        letGitDeploy(),
        ...tidyUp(situation, { restoredClaim: true, snapshot: false }),
      ];
    case 'volume-lost':
    case 'broken-since':
      return way === 'in-place'
        ? [
            keep(),
            ...around(),
            restoreInPlace(situation),
            ...tidyUp(situation, { restoredClaim: false, snapshot: true }),
          ]
        : [
            keep(),
            ...around(),
            restoreIntoSnapshot(situation),
            lookInside(situation, { withOldVolume: false }),
            ...swapVolume(situation),
            ...tidyUp(situation, { restoredClaim: true, snapshot: true }),
          ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}

function warningsOf({ request, value }: Situation): Prose[] {
  const warnings: Prose[] = [];
  if (value.mover === 'rclone') {
    warnings.push(
      prose`rclone keeps no history: what comes back is the last state it copied, damage included.`,
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
    {
      id: 'MISSING_PATH',
      label: 'What is missing',
      hint: prose`A file or a folder of the volume, without a slash in front. The step before lists them.`,
      example: 'config/database.db',
    },
  ];
  return fields.filter(field => used.has(field.id));
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
  const way = request.way && ways.includes(request.way) ? request.way : ways[0];
  const steps = stepsOf(situation, way);
  const pausesApp = scenario !== 'look' && scenario !== 'cluster-gone';
  const runbook: Runbook = {
    title: `Restore ${situation.claimName} from ${plan.destination.label}`,
    scenario,
    way,
    ways: ways.map(each => ({
      way: each,
      label: LABELS[each]?.label ?? each,
      when: LABELS[each]?.when ?? '',
    })),
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
