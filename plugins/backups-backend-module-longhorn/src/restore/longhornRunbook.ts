import type {
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
  filesBack,
  keepSnapshot,
  kubectl,
  letGitDeploy,
  utcText,
} from 'backstage-plugin-backups-node';
import { PROVIDER_ID } from '../observe/providerId';
import type { RestoreValue } from './RestoreValue';
import {
  freeVolume,
  goBack,
  lookInside,
  newCluster,
  refillVolume,
  restoreBeside,
  tidyUp,
} from './restoreSteps';
import { pointFor, situationOf } from './Situation';
import type { Situation } from './Situation';

/** Its recurring jobs would copy a half-restored volume; labels say which they are. */
function pausesOf(plans: readonly PlanFact[]): PlanPause[] {
  return plans.flatMap(plan => {
    if (plan.provider !== PROVIDER_ID || plan.former) return [];
    const { longhornNamespace, volume, jobLabels } =
      plan.restore as RestoreValue;
    const label = (...labels: string[]) => [
      kubectl(
        longhornNamespace,
        'label',
        'volumes.longhorn.io',
        volume,
        ...labels,
      ),
    ];
    // Without any, the default group rules it: a job that does nothing takes its place.
    const none = 'recurring-job.longhorn.io/none-while-restoring';
    return [
      {
        plan,
        title: prose`Take Longhorn volume ${volume} out of its recurring jobs.`,
        pause: label(`${none}=enabled`, ...jobLabels.map(name => `${name}-`)),
        said: 'labeled' as const,
        resume: label(...jobLabels.map(name => `${name}=enabled`), `${none}-`),
      },
    ];
  });
}

function stepsOf(situation: Situation): RunbookStep[] {
  const { request, value, names } = situation;
  const around = () =>
    aroundRestore(request, value.claim, pausesOf(request.plans)).steps;
  const keep = keepSnapshot({
    namespace: value.namespace,
    claimName: value.claim,
    snapshotName: names.before,
  });
  switch (request.scenario) {
    case 'look':
      return [
        restoreBeside(situation),
        lookInside(situation, false),
        freeVolume(situation, 'restored'),
        tidyUp(situation, { before: false }),
      ];
    case 'files-deleted':
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        restoreBeside(situation),
        ...around(),
        lookInside(situation, true),
        ...(request.scenario === 'files-deleted'
          ? filesBack(value.namespace, names.pod)
          : [refillVolume(situation)]),
        freeVolume(situation, 'both'),
        tidyUp(situation, { before: true }),
        ...(request.scenario === 'files-deleted' ? [] : [goBack(situation)]),
      ];
    case 'cluster-gone':
      return [
        newCluster(situation),
        restoreBeside(situation),
        lookInside(situation, false),
        freeVolume(situation, 'restored'),
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
  return [
    {
      id: `backup/${point.backup}`,
      label: 'Backup',
      standing: 'look',
      detail: prose`${point.backup} holds the volume as of ${utcText(
        point.at,
      )}.`,
      asOf: request.readAt === undefined ? undefined : utcText(request.readAt),
      command: kubectl(
        value.longhornNamespace,
        'get',
        'backups.longhorn.io',
        point.backup,
      ),
    },
  ];
}

/** Writes down how to restore what Longhorn copied of one volume. */
export function longhornRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue | undefined;
  if (!value) {
    return { runbook: undefined, because: 'What was copied is not known.' };
  }
  if (request.scenario === 'database-moment') {
    return {
      runbook: undefined,
      because: 'This copies a volume, not a database.',
    };
  }
  const point = pointFor(request, value);
  if (!point) {
    return {
      runbook: undefined,
      because: request.point
        ? 'The Backup of that time is not among those that Longhorn lists now.'
        : 'Longhorn lists no Backup of this volume that is in time.',
    };
  }
  const situation = situationOf(request, value, point);
  const steps = stepsOf(situation);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const touchesApp =
    request.scenario !== 'look' && request.scenario !== 'cluster-gone';
  const runbook: Runbook = {
    title: `Restore ${value.claim} from ${request.plan.destination.label}`,
    scenario: request.scenario,
    way: 'new-volume',
    ways: [
      {
        way: 'new-volume',
        label: 'Longhorn, into a new volume',
        when: 'You look before anything is replaced.',
      },
    ],
    summary: prose`Brings back ${value.claim} in namespace ${
      value.namespace
    } on ${request.plan.object.cluster}, from ${
      point.backup
    }: its data is as of ${utcText(point.at)}.`,
    warnings: [
      ...request.plans
        .filter(plan => plan.provider !== PROVIDER_ID)
        .map(
          plan =>
            prose`${[{ text: plan.object.kind }]} ${
              plan.object.name
            } copies this volume, too. Pause it by hand: it would copy a half-restored volume.`,
        ),
      prose`A copy is made of a running volume: a database in it may need its own repair.`,
    ],
    fields: situation.fields.filter(field => used.has(field.id)),
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
