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
import {
  aroundRestore,
  placeCheck,
  utcText,
} from 'backstage-plugin-backups-node';
import type { CloudSyncRestoreValue } from '../observe/RestoreValue';
import { rcloneWay } from './rcloneWay';
import { situationOf } from './Situation';
import type { Situation } from './Situation';
import {
  bringBack,
  copyAll,
  copyMissing,
  keepDataset,
  pauseTask,
  resumeTask,
  tidyUp,
} from './taskSteps';

function providerSteps(situation: Situation): RunbookStep[] {
  const { request } = situation;
  const around = aroundRestore(request, undefined, []).steps;
  switch (request.scenario) {
    case 'look':
      return [...bringBack(situation), tidyUp(situation)];
    case 'files-deleted':
      return [
        pauseTask(situation),
        keepDataset(situation),
        ...bringBack(situation),
        ...copyMissing(situation),
        resumeTask(situation),
        tidyUp(situation),
      ];
    case 'volume-lost':
    case 'broken-since':
    case 'cluster-gone':
      return [
        pauseTask(situation),
        keepDataset(situation),
        ...around.filter(({ phase }) => phase === 'pause'),
        ...bringBack(situation),
        copyAll(situation),
        ...around.filter(({ phase }) => phase === 'put-back'),
        resumeTask(situation),
        tidyUp(situation),
      ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}

/** What comes back without a history: the last state, or all there ever was. */
function historyWarning({ request, value }: Situation): Prose {
  const last = request.plan.lastSuccess?.finishedAt;
  if (last !== undefined && last > request.notAfter && !request.latest) {
    return prose`The task keeps no history, and it ran at ${utcText(
      last,
    )}, after ${utcText(
      request.notAfter,
    )}: what comes back is from then, damage included. Only versions that the bucket keeps are older.`;
  }
  return value.transferMode === 'COPY'
    ? prose`The task keeps no history and deletes nothing in the bucket: what comes back is everything it ever copied, each file as it was when last copied, damage included.`
    : prose`The task keeps no history: what comes back is what its last run saw, damage included.`;
}

function warningsOf(situation: Situation, way: RestoreWay): Prose[] {
  const { value, path, folder } = situation;
  const warnings: Prose[] = [];
  if (way === 'provider') {
    warnings.push(historyWarning(situation));
  }
  if (folder !== path) {
    warnings.push(
      prose`The task copies all of ${path}; ${folder} is a folder in it.`,
    );
  }
  if (value.encrypted) {
    warnings.push(
      prose`The copy is encrypted: without the password and salt of the task, which are in TrueNAS's own configuration, it cannot be read. Know where else they are.`,
    );
  }
  return warnings;
}

/** Writes down how to bring back what a Cloud Sync task copied. */
export function cloudSyncRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as CloudSyncRestoreValue;
  const { plan, scenario } = request;
  if (value.path === undefined) {
    return {
      runbook: undefined,
      because: `${plan.object.name} names no folder.`,
    };
  }
  if (scenario === 'database-moment') {
    return {
      runbook: undefined,
      because: 'This copies a folder, not a database.',
    };
  }
  const situation = situationOf(request, value, value.path);
  const rclone = rcloneWay(situation);
  const ways: RestoreWay[] = ['provider'];
  // Only where the bucket keeps versions can it go back at all.
  if (rclone) {
    if (scenario === 'broken-since') ways.unshift('command-line');
    else ways.push('command-line');
  }
  const way = request.way && ways.includes(request.way) ? request.way : ways[0];
  const steps =
    way === 'command-line' && rclone
      ? [
          ...(scenario === 'look' ? [] : [pauseTask(situation)]),
          ...rclone,
          ...(scenario === 'look' ? [] : [resumeTask(situation)]),
        ]
      : providerSteps(situation);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const runbook: Runbook = {
    title: `Restore ${situation.folder} from ${plan.destination.label}`,
    scenario,
    way,
    ways: ways.map(each =>
      each === 'provider'
        ? {
            way: each,
            label: 'TrueNAS, with a restore task',
            when: 'On the NAS, into a folder beside the data.',
          }
        : {
            way: each,
            label: 'rclone, from any machine',
            when: 'When the NAS is gone, or to get what the bucket held at a moment.',
          },
    ),
    summary: prose`Brings back ${situation.folder} of the NAS ${
      value.server
    } from ${[{ text: plan.destination.label }]}, which the Cloud Sync task ${
      value.description ?? value.taskId
    } wrote.`,
    warnings: warningsOf(situation, way),
    fields: situation.fields.filter(field => used.has(field.id)),
    before: [
      {
        id: `truenas/${plan.key}`,
        label: plan.destination.label,
        ...placeCheck(plan),
        asOf:
          request.readAt === undefined ? undefined : utcText(request.readAt),
      },
      ...aroundRestore(request, undefined, []).before,
    ],
    steps,
  };
  return { runbook };
}
