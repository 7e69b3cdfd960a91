import type {
  RunbookCheck,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from '../provider/RunbookRequest';
import { gitOpsPauses } from './gitOpsOwners';
import { kubectlWords } from './kubectl';
import type { PlanPause } from './planPauses';
import { pauseCopies, resumeCopies } from './planPauses';
import { utcText } from './utcText';
import { autoscalerPause, workloadPause } from './workloadPauses';

/**
 * What stands around a restore.
 *
 * @public
 */
export interface AroundRestore {
  before: RunbookCheck[];
  /** Steps of the phases `pause` and `put-back`. */
  steps: RunbookStep[];
}

/**
 * Stops everything that would fight a restore, and puts it back in the opposite
 * order: Git, autoscalers, the app, the backup.
 *
 * @param claimName - the volume that must be free
 * @param planPauses - of the item's plans
 *
 * @public
 */
export function aroundRestore(
  request: RunbookRequest,
  claimName: string | undefined,
  planPauses: readonly PlanPause[],
): AroundRestore {
  const { item, clients = [], plans, readAt } = request;
  const using = item.mountedBy.filter(({ scaledAway }) => !scaledAway);
  const workloads = [
    ...new Map(
      [...using, ...clients].map(workload => [
        `${workload.cluster}/${workload.kind}/${workload.namespace}/${workload.name}`,
        workload,
      ]),
    ).values(),
  ].filter(workload => workload.cluster === item.cluster);
  const owners = gitOpsPauses([
    ...workloads,
    item,
    ...plans.map(({ object, labels, annotations }) => ({
      namespace: object.namespace,
      labels,
      annotations,
    })),
  ]);
  const autoscalers = workloads.flatMap(workload =>
    (workload.autoscalers ?? []).flatMap(
      autoscaler => autoscalerPause(workload, autoscaler) ?? [],
    ),
  );
  const stops = workloads.map(workloadPause);
  const asOf = readAt === undefined ? undefined : utcText(readAt);

  const before: RunbookCheck[] = [
    ...owners.map(
      (owner): RunbookCheck => ({
        id: owner.id,
        label: 'GitOps',
        standing: 'look',
        detail: owner.standing,
        asOf,
        command: owner.look,
      }),
    ),
    ...[...autoscalers, ...stops].map(
      (pause): RunbookCheck => ({
        id: pause.id,
        label: autoscalers.includes(pause) ? 'Autoscaler' : 'App',
        standing: 'look',
        detail: pause.standing,
        asOf,
        command: pause.look,
      }),
    ),
  ];

  const pauses: RunbookStep[] = [
    ...owners.map(
      (owner): RunbookStep => ({
        id: `pause/${owner.id}`,
        phase: 'pause',
        title: owner.title,
        commands: owner.pause,
        expect: owner.expect,
      }),
    ),
    ...autoscalers.map(
      (autoscaler): RunbookStep => ({
        id: `pause/${autoscaler.id}`,
        phase: 'pause',
        title: autoscaler.title,
        commands: autoscaler.stop,
        expect: autoscaler.expect,
      }),
    ),
    ...pauseCopies(item.key, planPauses),
    ...stops.map(
      (workload): RunbookStep => ({
        id: `pause/${workload.id}`,
        phase: 'pause',
        title: workload.title,
        commands: workload.stop,
        expect: workload.expect,
      }),
    ),
  ];
  // What mounts it may be a workload that was not read.
  if (claimName !== undefined) {
    pauses.push({
      id: `pause/free/${item.key}`,
      phase: 'pause',
      title: prose`Check that nothing uses the volume any more.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            kubectlWords(item.namespace, 'describe', 'pvc', claimName),
            ['grep', '-A', '3', 'Used By'],
          ],
        },
      ],
      expect: prose`${'Used By:'} with ${'<none>'} within a minute.`,
      otherwise: prose`Stop here: whatever is named there still writes to the volume. Stop it, too, and look again.`,
    });
  }

  const putBack: RunbookStep[] = [
    ...[...stops].reverse().map(
      (workload): RunbookStep => ({
        id: `put-back/${workload.id}`,
        phase: 'put-back',
        title: workload.startTitle,
        commands: workload.start,
        expect: workload.startExpect,
        otherwise: workload.startOtherwise,
      }),
    ),
    ...[...autoscalers].reverse().map(
      (autoscaler): RunbookStep => ({
        id: `put-back/${autoscaler.id}`,
        phase: 'put-back',
        title: autoscaler.startTitle,
        commands: autoscaler.start,
      }),
    ),
    ...(stops.length > 0
      ? [
          {
            id: `put-back/see/${item.namespace}`,
            phase: 'put-back' as const,
            title: prose`Open the app and look for what was missing.`,
            why: prose`Only this proves that the restore worked. Go on when it did.`,
            commands: [],
            otherwise: prose`Do not put the rest back. Stop the app again and restore an earlier point.`,
          },
        ]
      : []),
    ...resumeCopies(item.key, planPauses),
    ...[...owners].reverse().map(
      (owner): RunbookStep => ({
        id: `put-back/${owner.id}`,
        phase: 'put-back',
        title: owner.resumeTitle,
        commands: owner.resume,
      }),
    ),
  ];
  return { before, steps: [...pauses, ...putBack] };
}
