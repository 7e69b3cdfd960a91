import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookCheck,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
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
  utcText,
} from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';
import { kopiaSteps } from './kopiaSteps';
import { prepareCluster } from './newCluster';
import type { RestoreValue } from './RestoreValue';
import {
  deleteClaim,
  lookBeside,
  openVolume,
  pourBack,
  restoreWith,
  seeClaim,
} from './restoreSteps';
import { goBack, tidyUp } from './undoSteps';
import { pointFor, situationOf } from './Situation';
import type { Situation } from './Situation';

const LABELS = {
  'new-volume': {
    label: 'Velero, beside the app',
    when: 'You look before anything is replaced.',
  },
  'in-place': {
    label: 'Velero, in place of the volume',
    when: 'When there is no room for a second volume. The old one is deleted first.',
  },
  'command-line': {
    label: 'Kopia, from any machine',
    when: 'When Velero or the cluster does not work. It needs the keys of the bucket and the password of the repository.',
  },
} as const;

type Way = keyof typeof LABELS;

/** The Schedule would copy a half-restored volume; it stops for all that it takes. */
function pausesOf(plans: readonly PlanFact[]): PlanPause[] {
  const schedules = plans.filter(
    ({ provider, object, former }) =>
      provider === PROVIDER_ID && object.kind === 'Schedule' && !former,
  );
  return schedules.map(plan => {
    const { namespace, name } = plan.object;
    const paused = (value: boolean) => [
      kubectlPatch(namespace, 'schedules.velero.io', name, {
        spec: { paused: value },
      }),
    ];
    return {
      plan,
      title: prose`Pause Schedule ${name}, for everything that it takes.`,
      pause: paused(true),
      resume: paused(false),
    };
  });
}

function waysOf(situation: Situation): Way[] {
  const { scenario } = situation.request;
  const ways: Way[] = ['new-volume'];
  if (scenario === 'volume-lost' || scenario === 'broken-since') {
    ways.push('in-place');
  }
  if (kopiaSteps(situation)) ways.push('command-line');
  return ways;
}

function inPlaceSteps(situation: Situation): RunbookStep[] {
  return [
    deleteClaim(situation),
    restoreWith(situation, false),
    seeClaim(situation),
    tidyUp(situation, { beside: false, snapshot: true }),
    goBack(situation),
  ];
}

function stepsOf(situation: Situation, way: Way): RunbookStep[] {
  const { request, value, names } = situation;
  if (way === 'command-line') return kopiaSteps(situation)?.steps ?? [];
  const around = () =>
    aroundRestore(request, value.claim, pausesOf(request.plans)).steps;
  const keep = keepSnapshot({
    namespace: value.namespace,
    claimName: value.claim,
    snapshotName: names.snapshot,
  });
  const beside = [restoreWith(situation, true), lookBeside(situation)];
  switch (request.scenario) {
    case 'look':
      return [...beside, tidyUp(situation, { beside: true, snapshot: false })];
    case 'files-deleted':
      return [
        keep,
        ...around(),
        ...beside,
        openVolume(situation),
        pourBack(situation, 'one path'),
        tidyUp(situation, { beside: true, snapshot: true }),
      ];
    case 'volume-lost':
    case 'broken-since':
      return way === 'in-place'
        ? [keep, ...around(), ...inPlaceSteps(situation)]
        : [
            keep,
            ...around(),
            ...beside,
            openVolume(situation),
            pourBack(situation, 'everything'),
            tidyUp(situation, { beside: true, snapshot: true }),
            goBack(situation),
          ];
    case 'cluster-gone':
      return [
        ...prepareCluster(situation),
        restoreWith(situation, false),
        seeClaim(situation),
        letGitDeploy(),
      ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${String(unplaced)}`);
    }
  }
}

function checksOf({ request, value, point }: Situation): RunbookCheck[] {
  const asOf =
    request.readAt === undefined ? undefined : utcText(request.readAt);
  return [
    {
      id: `backup/${point.backup}`,
      label: 'Backup',
      standing: 'look',
      detail: prose`Backup ${point.backup} holds the volume as of ${utcText(
        point.at,
      )}${[
        {
          text: point.expiresAt
            ? `. Velero deletes it after ${utcText(point.expiresAt)}.`
            : '.',
        },
      ]}`,
      asOf,
      command: kubectl(
        value.veleroNamespace,
        'get',
        'backups.velero.io',
        point.backup,
        '-o',
        'jsonpath={.status.phase} until {.status.expiration}{"\\n"}',
      ),
    },
    {
      id: `location/${value.location.name}`,
      label: 'Location',
      standing: 'look',
      detail: prose`Velero must reach location ${value.location.name}.`,
      asOf,
      command: kubectl(
        value.veleroNamespace,
        'get',
        'backupstoragelocations.velero.io',
        value.location.name,
      ),
    },
  ];
}

function warningsOf({ request, value, point }: Situation): Prose[] {
  const others = request.plans.filter(plan => plan.provider !== PROVIDER_ID);
  return [
    ...(point.kind === 'PodVolumeBackup'
      ? [
          prose`The volume was copied file by file while the app wrote to it: a database in it may need its own repair.`,
          prose`Velero starts the pods of the namespace to fill their volumes. Beside the app they see its Secrets only where those are restored, and may reach what it reaches.`,
        ]
      : []),
    ...(value.method === 'kopia' || point.kind === 'snapshot'
      ? []
      : [
          prose`It was copied by ${value.method}: the Velero that restores it must still have that.`,
        ]),
    ...others.map(
      plan =>
        prose`${[{ text: plan.object.kind }]} ${
          plan.object.name
        } copies this volume, too. Pause it by hand: it would copy a half-restored volume.`,
    ),
  ];
}

/** Writes down how to restore what Velero copied of one claim. */
export function veleroRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue | undefined;
  const none = (because: string): WrittenRunbook => ({
    runbook: undefined,
    because,
  });
  if (!value) return none('What Velero copied is not known.');
  if (request.scenario === 'database-moment') {
    return none('This copies a volume, not a database.');
  }
  const point = pointFor(request, value);
  if (!point) {
    return none(
      request.point
        ? 'The Backup of that time is not among those that Velero lists now.'
        : 'Velero lists no Backup that holds this volume and is in time.',
    );
  }
  if (point.kind === 'snapshot' && request.scenario === 'cluster-gone') {
    return none(
      'Velero only made snapshots of this volume, which stay in its own storage: with the cluster they are gone.',
    );
  }
  const situation = situationOf(request, value, point);
  const ways = waysOf(situation);
  const way = ways.find(each => each === request.way) ?? ways[0];
  const steps = stepsOf(situation, way);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const fields = [
    ...situation.fields,
    ...(kopiaSteps(situation)?.fields ?? []),
  ].filter(field => used.has(field.id));
  const touchesApp =
    way !== 'command-line' &&
    request.scenario !== 'look' &&
    request.scenario !== 'cluster-gone';
  const runbook: Runbook = {
    title: `Restore ${value.claim} from ${request.plan.destination.label}`,
    scenario: request.scenario,
    way,
    ways: ways.map((each: RestoreWay & Way) => ({
      way: each,
      ...LABELS[each],
    })),
    summary: prose`Brings back ${value.claim} in namespace ${
      value.namespace
    } on ${request.plan.object.cluster}, from Backup ${
      point.backup
    }: its data is as of ${utcText(point.at)}.`,
    warnings: warningsOf(situation),
    fields,
    before: [
      ...checksOf(situation),
      ...(touchesApp
        ? aroundRestore(request, value.claim, pausesOf(request.plans)).before
        : []),
    ],
    steps,
  };
  return { runbook };
}
