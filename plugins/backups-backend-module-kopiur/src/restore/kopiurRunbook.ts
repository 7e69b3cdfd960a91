import type {
  Prose,
  RestoreWay,
  Runbook,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { fieldsOfCommand, prose } from 'backstage-plugin-backups-common';
import type {
  KopiaCommandLine,
  PlanFact,
  PlanPause,
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  filesBack,
  keepSnapshot,
  kopiaCommandLine,
  kubectlPatch,
  letGitDeploy,
} from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';
import { kopiurChecks } from './kopiurChecks';
import { prepareCluster } from './prepareCluster';
import type { RestoreValue } from './RestoreValue';
import {
  freeVolume,
  lookInside,
  pointInWords,
  refill,
  restoreBeside,
  restoreInPlace,
  swapVolume,
} from './restoreSteps';
import { goBack, tidyUp } from './undoSteps';
import { situationOf } from './Situation';
import type { Situation } from './Situation';

const LABELS: Partial<Record<RestoreWay, { label: string; when: string }>> = {
  'new-volume': {
    label: 'Kopiur, into a new volume',
    when: 'You look before anything is replaced.',
  },
  'in-place': {
    label: 'Kopiur, over the existing volume',
    when: 'When there is no room for a second volume.',
  },
  'command-line': {
    label: 'Kopia, from any machine',
    when: 'When Kopiur or the cluster does not work. It needs the way to the repository and its password.',
  },
};

/** How Kopiur is kept from copying a half-restored volume. */
function pausesOf(plans: readonly PlanFact[]): PlanPause[] {
  const policies = new Map(
    plans
      .filter(
        plan =>
          plan.provider === PROVIDER_ID &&
          plan.object.kind === 'SnapshotPolicy',
      )
      .map(plan => [`${plan.object.namespace}/${plan.object.name}`, plan]),
  );
  return [...policies.values()].map(plan => {
    const { namespace, name } = plan.object;
    const suspend = (value: boolean) => [
      kubectlPatch(namespace, 'snapshotpolicy', name, {
        spec: { suspend: value },
      }),
    ];
    return {
      plan,
      title: prose`Suspend the copies of SnapshotPolicy ${name}.`,
      pause: suspend(true),
      resume: suspend(false),
    };
  });
}

/** Kopia's own key of the password; another one cannot be taken into a shell as it is. */
const PASSWORD_KEY = 'KOPIA_PASSWORD';

function commandLineOf({
  value,
  request,
  restoreAsOf,
  claimName,
}: Situation): KopiaCommandLine | undefined {
  if (!value.identity) return undefined;
  const { password } = value;
  const isTakenAsItIs =
    password !== undefined && (password.key ?? PASSWORD_KEY) === PASSWORD_KEY;
  return kopiaCommandLine({
    destination: request.plan.destination,
    identity: value.identity,
    notAfter: restoreAsOf,
    snapshotId: request.point?.id,
    tag: request.tag,
    folder: `${claimName.replace(/[^A-Za-z0-9._-]/g, '-')}-${request.tag}`,
    secret: isTakenAsItIs
      ? { namespace: password.namespace, name: password.name }
      : undefined,
    files: request.point?.files,
  });
}

function waysOf(situation: Situation): RestoreWay[] {
  const { scenario } = situation.request;
  const ways: RestoreWay[] = ['new-volume'];
  if (scenario === 'volume-lost' || scenario === 'broken-since') {
    ways.push('in-place');
  }
  if (commandLineOf(situation)) ways.push('command-line');
  return ways;
}

function stepsOf(situation: Situation, way: RestoreWay): RunbookStep[] {
  const { request, claimName, namespace, names, value } = situation;
  const { scenario, plans } = request;
  const around = () => aroundRestore(request, claimName, pausesOf(plans)).steps;
  const keep = () =>
    keepSnapshot({
      namespace,
      claimName,
      snapshotName: names.snapshot,
      snapshotClass: value.volumeSnapshotClassName,
    });
  if (way === 'command-line') {
    const kopia = commandLineOf(situation);
    return kopia ? [...kopia.steps, kopia.tidyUp] : [];
  }
  const beside = { beside: true, inPlace: false, snapshot: false };
  switch (scenario) {
    case 'look':
      return [
        restoreBeside(situation),
        lookInside(situation, { withOldVolume: false }),
        ...tidyUp(situation, beside),
      ];
    case 'files-deleted':
      return [
        keep(),
        restoreBeside(situation),
        ...around(),
        lookInside(situation, { withOldVolume: true }),
        ...filesBack(namespace, names.pod),
        freeVolume(situation),
        ...tidyUp(situation, { ...beside, snapshot: true }),
      ];
    case 'cluster-gone':
      return [
        ...prepareCluster(situation),
        ...refill(situation, {
          labels: request.item.labels,
          capacity: situation.capacity,
          storageClass: situation.storageClass,
          accessModes: value.accessModes ?? ['ReadWriteOnce'],
        }),
        letGitDeploy(),
        ...tidyUp(situation, { beside: false, inPlace: true, snapshot: false }),
      ];
    case 'volume-lost':
    case 'broken-since':
      return way === 'in-place'
        ? [
            keep(),
            ...around(),
            restoreInPlace(situation),
            lookInside(situation, { withOldVolume: false, inPlace: true }),
            freeVolume(situation),
            ...tidyUp(situation, {
              beside: false,
              inPlace: true,
              snapshot: true,
            }),
            goBack(situation),
          ]
        : [
            keep(),
            ...around(),
            restoreBeside(situation),
            lookInside(situation, { withOldVolume: false }),
            ...swapVolume(situation),
            ...tidyUp(situation, {
              beside: true,
              inPlace: true,
              snapshot: true,
            }),
            goBack(situation),
          ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}

function warningsOf({ request }: Situation): Prose[] {
  return request.plans
    .filter(plan => plan.provider !== PROVIDER_ID)
    .map(
      plan =>
        prose`${[{ text: plan.object.kind }]} ${
          plan.object.name
        } copies this volume, too. Pause it by hand: it would copy a half-restored volume.`,
    );
}

function neededFields(situation: Situation, steps: readonly RunbookStep[]) {
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const fields = [
    ...situation.fields,
    ...(commandLineOf(situation)?.fields ?? []),
    {
      id: 'MISSING_PATH',
      label: 'What is missing',
      hint: prose`A file or a folder of the volume, without a slash or a dot in front. The step that looks for what is missing lists them: set it then.`,
      example: 'config/database.db',
    },
  ];
  const once = new Map(fields.map(field => [field.id, field] as const));
  return [...once.values()].filter(field => used.has(field.id));
}

/**
 * Writes down how to restore what a SnapshotPolicy copied.
 */
export function kopiurRunbook(request: RunbookRequest): WrittenRunbook {
  const { plan, scenario } = request;
  const value = plan.restore as RestoreValue | undefined;
  if (value === undefined) {
    return {
      runbook: undefined,
      because: `${plan.object.name} copies a repository as it is. Where the repository itself is lost, make a Repository of the copy with create.enabled: false, and restore from that.`,
    };
  }
  if (scenario === 'database-moment') {
    return {
      runbook: undefined,
      because: 'This copies a volume, not a database.',
    };
  }
  if (value.claim === undefined) {
    return {
      runbook: undefined,
      because: `${plan.object.name} copies no claim. Restore with Kopia from ${
        value.identity ?? 'its repository'
      }.`,
    };
  }
  const situation = situationOf(request, value, value.claim);
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
    } on ${plan.object.cluster}, from ${[
      { text: plan.destination.label },
    ]}: ${pointInWords(situation)}.`,
    warnings: warningsOf(situation),
    fields: neededFields(situation, steps),
    before: [
      ...kopiurChecks(situation),
      ...(pausesApp
        ? aroundRestore(request, situation.claimName, pausesOf(request.plans))
            .before
        : []),
    ],
    steps,
  };
  return { runbook };
}
