import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from './metadataOf';
import type { Moment } from './Moment';

/** The alerts that the homelab declares about its backups, as VolSync's users do. */
export function prometheusRule(
  moment: Moment,
  createdAt: number,
): KubernetesObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadataOf(moment, {
      kind: 'PrometheusRule',
      name: 'volsync-rules',
      namespace: 'storage',
      createdAt,
    }),
    spec: {
      groups: [
        {
          name: 'volsync.rules',
          rules: [
            {
              alert: 'VolSyncComponentAbsent',
              expr: 'absent(up{job="volsync-metrics"})',
              for: '15m',
              labels: { severity: 'critical' },
            },
            {
              alert: 'VolSyncVolumeOutOfSync',
              expr: 'volsync_volume_out_of_sync == 1',
              for: '1h',
              labels: { severity: 'critical' },
            },
          ],
        },
      ],
    },
  };
}
