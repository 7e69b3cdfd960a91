import type { Command, Prose } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type {
  AutoscalerReference,
  WorkloadReference,
} from '../provider/facts/WorkloadFact';
import { kubectl, kubectlPatch } from './kubectl';

/** How something that runs is stopped and started again. */
export interface WorkloadPause {
  id: string;
  title: Prose;
  stop: Command[];
  expect?: Prose;
  startTitle: Prose;
  start: Command[];
  startExpect?: Prose;
  startOtherwise?: Prose;
  look: Command;
  /** How it was when it was read. */
  standing: Prose;
}

const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';

/**
 * KEDA scales an app up again whatever its replicas say. A plain autoscaler
 * rests while its target has no replicas. Source: KEDA "Pause autoscaling",
 * Kubernetes "Implicit maintenance-mode deactivation".
 */
export function autoscalerPause(
  workload: WorkloadReference,
  autoscaler: AutoscalerReference,
): WorkloadPause | undefined {
  if (autoscaler.kind === 'HorizontalPodAutoscaler') return undefined;
  const { namespace } = workload;
  const { name, pausedReplicas } = autoscaler;
  const resource = 'scaledobjects.keda.sh';
  return {
    id: `autoscaler/${workload.cluster}/${namespace}/${name}`,
    title: prose`Pause KEDA's ScaledObject ${name}: it would start the app again.`,
    stop: [
      kubectl(
        namespace,
        'annotate',
        resource,
        name,
        `${PAUSED_REPLICAS}=0`,
        '--overwrite',
      ),
    ],
    expect: prose`${`scaledobject.keda.sh/${name} annotated`}.`,
    startTitle:
      pausedReplicas === undefined
        ? prose`Let KEDA's ScaledObject ${name} scale again.`
        : prose`Hold KEDA's ScaledObject ${name} at ${pausedReplicas} replicas, as it was.`,
    start: [
      kubectl(
        namespace,
        'annotate',
        resource,
        name,
        ...(pausedReplicas === undefined
          ? [`${PAUSED_REPLICAS}-`]
          : [`${PAUSED_REPLICAS}=${pausedReplicas}`, '--overwrite']),
      ),
    ],
    look: kubectl(namespace, 'get', resource, name),
    standing: prose`KEDA's ScaledObject ${name} would scale ${workload.name} up again: it is paused first.`,
  };
}

/** @returns how to stop a workload so that nothing writes to its volumes */
export function workloadPause(workload: WorkloadReference): WorkloadPause {
  const { kind, name, namespace, replicas } = workload;
  const resource = kind.toLowerCase();
  const frame = {
    id: `workload/${workload.cluster}/${kind}/${namespace}/${name}`,
    title: prose`Stop ${[{ text: kind }]} ${name}.`,
    look: kubectl(namespace, 'get', resource, name),
  };
  switch (kind) {
    case 'CronJob':
      return {
        ...frame,
        title: prose`Stop CronJob ${name} from starting new jobs.`,
        stop: [
          kubectlPatch(namespace, resource, name, { spec: { suspend: true } }),
        ],
        expect: prose`${'patched'}, or ${'(no change)'} where it was suspended before. A Job of it that runs goes on to its end.`,
        startTitle: prose`Let CronJob ${name} start jobs again.`,
        start: [
          kubectlPatch(namespace, resource, name, { spec: { suspend: false } }),
        ],
        standing: prose`CronJob ${name} uses it. If it is suspended already, leave it so at the end.`,
      };
    case 'DaemonSet': {
      const selector = (value: string | null) => ({
        spec: {
          template: {
            spec: { nodeSelector: { 'backups-restore-paused': value } },
          },
        },
      });
      return {
        ...frame,
        stop: [kubectlPatch(namespace, resource, name, selector('true'))],
        expect: prose`${'patched'}. Its pods end within a minute.`,
        startTitle: prose`Start DaemonSet ${name} again.`,
        start: [kubectlPatch(namespace, resource, name, selector(null))],
        standing: prose`DaemonSet ${name} uses it on every node. A node selector that no node has stops it.`,
      };
    }
    default: {
      const wanted = replicas ?? 1;
      const inWords = (count: number) =>
        prose`${count} ${[{ text: count === 1 ? 'replica' : 'replicas' }]}`;
      const known =
        replicas === undefined
          ? prose`${[
              { text: kind },
            ]} ${name} uses it; how many replicas it has was not read.`
          : prose`${[{ text: kind }]} ${name} asks for ${inWords(replicas)}.`;
      return {
        ...frame,
        stop: [
          kubectl(namespace, 'scale', `${resource}/${name}`, '--replicas=0'),
        ],
        startTitle:
          replicas === undefined
            ? prose`Start ${[
                { text: kind },
              ]} ${name}, with as many replicas as it had: that was not read, and ${1} is a guess.`
            : prose`Start ${[{ text: kind }]} ${name}: ${inWords(
                wanted,
              )}, as before.`,
        start: [
          kubectl(
            namespace,
            'scale',
            `${resource}/${name}`,
            `--replicas=${wanted}`,
          ),
          kubectl(
            namespace,
            'rollout',
            'status',
            `${resource}/${name}`,
            '--timeout=10m',
          ),
        ],
        expect: prose`${'scaled'}.`,
        startExpect: prose`${'successfully rolled out'}, or ${'complete'}.`,
        startOtherwise: prose`See why with ${kubectl(
          namespace ?? 'default',
          'get',
          'events',
          '--sort-by=.lastTimestamp',
        )}. A volume that is filled when its first pod starts takes its time.`,
        standing: known,
      };
    }
  }
}
