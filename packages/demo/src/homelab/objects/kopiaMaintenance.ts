import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { hexOf } from '../../seed/hexOf';
import { fractionOf } from '../../seed/fractionOf';
import { cadenceOf, slotAfter, slotAtOrBefore } from '../../time/Cadence';
import { toTimestamp } from '../../time/toTimestamp';
import type { DemoApp, DemoPlan } from '../apps/DemoApp';
import { secretNameOf } from './backends';
import { fluxLabelsOf } from './labelsOf';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

function conditionsOf(createdAt: number, cronJob: string, secret: string) {
  const common = {
    lastTransitionTime: toTimestamp(createdAt + 3),
    observedGeneration: 1,
  };
  return [
    {
      type: 'Ready',
      status: 'True',
      reason: 'MaintenanceActive',
      message: `Maintenance CronJob ${cronJob} is active for repository ${secret}`,
      ...common,
    },
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ReconcileComplete',
      message: 'CronJob successfully configured',
      ...common,
    },
    {
      type: 'MaintenanceHealthy',
      status: 'True',
      reason: 'OperatingNormally',
      message: 'Maintenance is operating normally',
      ...common,
    },
  ];
}

/**
 * Upkeep of one cloud repository. Its conditions say "healthy" even where it
 * never ran: only `lastMaintenanceTime` tells.
 */
export function kopiaMaintenance(
  moment: Moment,
  app: DemoApp,
  plan: DemoPlan,
  createdAt: number,
): KubernetesObject {
  const { now, anchor } = moment;
  const secret = secretNameOf(app.name, plan.destination);
  const cadence = cadenceOf('daily-at-four', plan.minute, anchor);
  const cronJob = `kopia-maint-${plan.name}-${hexOf(
    `${app.namespace}/${plan.name}`,
    16,
  )}`;
  const slot = slotAtOrBefore(cadence, now);
  const took = 90 + Math.floor(240 * fractionOf(`${cronJob}@${slot}`));
  const finishedAt =
    slot + took <= now ? slot + took : slot - cadence.period + took;
  const neglected = app.neglectedRepositories.includes(plan.destination);
  const ran = !neglected && finishedAt > createdAt;
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'KopiaMaintenance',
    metadata: metadataOf(moment, {
      kind: 'KopiaMaintenance',
      name: plan.name,
      namespace: app.namespace,
      createdAt,
      labels: fluxLabelsOf(app.name, app.namespace),
    }),
    spec: {
      enabled: true,
      repository: { repository: secret },
      // The CRD's default; what counts is the trigger.
      schedule: '0 2 * * *',
      trigger: { schedule: cadence.cron },
      cacheCapacity: '8Gi',
      cacheStorageClassName: 'openebs-hostpath',
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 2,
    },
    status: {
      observedGeneration: 1,
      activeCronJob: cronJob,
      lastReconcileTime: toTimestamp(
        Math.max(createdAt + 3, now - (now % 600)),
      ),
      ...(ran && { lastMaintenanceTime: toTimestamp(finishedAt) }),
      ...(neglected && { maintenanceFailures: 2 }),
      nextScheduledMaintenance: toTimestamp(slotAfter(cadence, now)),
      conditions: conditionsOf(createdAt, cronJob, secret),
    },
  };
}
