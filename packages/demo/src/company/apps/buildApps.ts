import { appShape } from '../../homelab/apps/appShape';
import type { DemoApp } from '../../homelab/apps/DemoApp';
import { longhornVolumes } from '../longhorn/longhornVolumes';

/** Namespace build: apps on volumes of Longhorn. */
export const buildApps: DemoApp[] = longhornVolumes.map(
  ({ app, namespace, claim, size, daysOld }) =>
    appShape(namespace, app, {
      daysOld,
      workloads: [
        {
          kind: 'Deployment',
          name: app,
          image: `registry.acme.example/${app}`,
          volumes: [
            {
              kind: 'claim',
              name: claim,
              size,
              mountPath: '/var/lib/data',
              storageClass: 'longhorn',
            },
          ],
        },
      ],
    }),
);
