import { appShape } from '../../homelab/apps/appShape';
import type { DemoApp } from '../../homelab/apps/DemoApp';
import { veleroVolumes } from '../velero/veleroVolumes';

/** Namespace workplace: apps that Velero backs up, each with one volume. */
export const workplaceApps: DemoApp[] = veleroVolumes.map(
  ({ app, namespace, claim, size, runsAtNight }) =>
    appShape(namespace, app, {
      daysOld: 260,
      workloads: [
        {
          kind: 'Deployment',
          name: app,
          image: `registry.acme.example/${app}`,
          replicas: runsAtNight ? 1 : 0,
          volumes: [
            {
              kind: 'claim',
              name: claim,
              size,
              mountPath: '/data',
              storageClass: 'fast',
            },
          ],
        },
      ],
    }),
);
