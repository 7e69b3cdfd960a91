import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { cadenceOf, slotAtOrBefore } from '../../time/Cadence';
import { toTimestamp } from '../../time/toTimestamp';
import type { DemoApp, DemoVolume, DemoWorkload } from '../apps/DemoApp';
import { NAS } from './backends';
import { helmLabelsOf } from './labelsOf';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

function volumeNameOf(volume: DemoVolume): string {
  if ('name' in volume) return volume.name;
  return volume.path.split('/').filter(Boolean).slice(-1)[0].toLowerCase();
}

function podVolume(volume: DemoVolume) {
  const name = volumeNameOf(volume);
  switch (volume.kind) {
    case 'claim':
      return { name, persistentVolumeClaim: { claimName: volume.name } };
    case 'shared-claim':
      return {
        name,
        persistentVolumeClaim: {
          claimName: volume.name,
          ...(volume.readOnly && { readOnly: true }),
        },
      };
    case 'nfs':
      return {
        name,
        nfs: {
          server: volume.server ?? NAS.server,
          path: volume.path,
          ...(volume.readOnly && { readOnly: true }),
        },
      };
    case 'host-path':
      return { name, hostPath: { path: volume.path, type: '' } };
    case 'scratch':
      return { name, emptyDir: {} };
    default:
      return undefined;
  }
}

function podTemplate(workload: DemoWorkload, labels: Record<string, string>) {
  const { kind, volumes } = workload;
  return {
    metadata: { labels },
    spec: {
      // A Job's pod that always restarts is refused.
      restartPolicy: kind === 'CronJob' ? 'OnFailure' : 'Always',
      containers: [
        {
          name: 'app',
          image: `${workload.image}:latest`,
          ...(workload.command && { command: workload.command }),
          ...(workload.secrets && {
            envFrom: workload.secrets.map(secret => ({
              secretRef: { name: secret },
            })),
          }),
          volumeMounts: volumes.map(volume => ({
            name: volumeNameOf(volume),
            mountPath: volume.mountPath,
            ...('readOnly' in volume && volume.readOnly && { readOnly: true }),
          })),
        },
      ],
      volumes: volumes.flatMap(volume => podVolume(volume) ?? []),
    },
  };
}

function claimTemplates(volumes: DemoVolume[]) {
  return volumes.flatMap(volume =>
    volume.kind === 'claim-template'
      ? {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: volume.name },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: volume.size } },
            storageClassName: 'ceph-block',
            volumeMode: 'Filesystem',
          },
          status: { phase: 'Pending' },
        }
      : [],
  );
}

const CRON_JOB_SECONDS = 72;

function cronJobOf(moment: Moment, workload: DemoWorkload, template: object) {
  const shared = {
    concurrencyPolicy: 'Forbid',
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    jobTemplate: { spec: { template } },
  };
  const schedule = workload.schedule ?? { suspendedCron: '0 0 * * *' };
  if ('suspendedCron' in schedule) {
    return {
      spec: { schedule: schedule.suspendedCron, suspend: true, ...shared },
      status: {},
    };
  }
  const { rhythm, minute, failsAgo = -Infinity } = schedule;
  const cadence = cadenceOf(rhythm, minute, moment.anchor);
  const started = slotAtOrBefore(
    cadence,
    Math.min(moment.now, moment.anchor - failsAgo) - CRON_JOB_SECONDS,
  );
  return {
    spec: { schedule: cadence.cron, suspend: false, ...shared },
    status: {
      lastScheduleTime: toTimestamp(slotAtOrBefore(cadence, moment.now)),
      lastSuccessfulTime: toTimestamp(started + CRON_JOB_SECONDS),
    },
  };
}

function statusOf({ kind, replicas = 1 }: DemoWorkload) {
  const counted = { observedGeneration: 1 };
  if (kind === 'DaemonSet') {
    return {
      ...counted,
      currentNumberScheduled: 3,
      desiredNumberScheduled: 3,
      numberAvailable: 3,
      numberMisscheduled: 0,
      numberReady: 3,
      updatedNumberScheduled: 3,
    };
  }
  return {
    ...counted,
    replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    updatedReplicas: replicas,
  };
}

/** A workload of an app, as the app's Helm chart renders it. */
export function workloadObject(
  moment: Moment,
  app: DemoApp,
  workload: DemoWorkload,
  createdAt: number,
): KubernetesObject {
  const { kind, name } = workload;
  const labels = {
    ...helmLabelsOf(app.name, app.namespace, name),
    ...workload.extraLabels,
  };
  const template = podTemplate(workload, labels);
  const metadata = metadataOf(moment, {
    kind,
    name,
    namespace: app.namespace,
    createdAt,
    labels,
    annotations: {
      'meta.helm.sh/release-name': app.name,
      'meta.helm.sh/release-namespace': app.namespace,
    },
  });
  if (kind === 'CronJob') {
    return {
      apiVersion: 'batch/v1',
      kind,
      metadata,
      ...cronJobOf(moment, workload, template),
    };
  }
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: {
      ...(kind !== 'DaemonSet' && { replicas: workload.replicas ?? 1 }),
      selector: {
        matchLabels: {
          'app.kubernetes.io/controller': name,
          'app.kubernetes.io/instance': app.name,
          'app.kubernetes.io/name': labels['app.kubernetes.io/name'],
        },
      },
      ...(kind === 'StatefulSet' && {
        serviceName: name,
        volumeClaimTemplates: claimTemplates(workload.volumes),
      }),
      template,
    },
    status: statusOf(workload),
  };
}
