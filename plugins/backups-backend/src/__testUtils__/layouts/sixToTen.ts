import {
  appLabel,
  claim,
  claimMount,
  fluxLabels,
  replicationSource,
  statefulSet,
  workload,
} from '../kubernetes';
import { Layout, app } from './Layout';

const helm = {
  'app.kubernetes.io/name': 'radarr',
  'app.kubernetes.io/instance': 'radarr',
  'helm.sh/chart': 'radarr-23.1.0',
};
const immich = { ...appLabel('immich'), ...fluxLabels('immich-pvc') };
const victoriaClaim =
  'server-volume-victorialogs-victoria-logs-single-server-0';

/** Rows 6 to 10 of the fact sheet. */
export const SIX_TO_TEN: Layout[] = [
  {
    name: '6: a local and a remote restic source with an app label, the workload not read',
    objects: [
      claim({ name: 'radarr-config' }),
      ...['radarr-local', 'radarr-remote'].map(name =>
        replicationSource({
          name,
          sourcePVC: 'radarr-config',
          mover: 'restic',
          labels: appLabel('radarr'),
        }),
      ),
    ],
    catalog: ['radarr'],
    expected: [
      {
        entity: 'radarr',
        item: 'radarr-config',
        by: 'label',
        copiedBy: ['radarr-local', 'radarr-remote'],
      },
    ],
  },
  {
    name: '7: a second claim of one app, and the claim of a StatefulSet with another label',
    objects: [
      app('home-assistant', 'home-assistant', 'home-assistant-media'),
      claim({ name: 'home-assistant' }),
      claim({ name: 'home-assistant-media' }),
      ...['home-assistant', 'home-assistant-media'].map(name =>
        replicationSource({
          name: `${name}-r2`,
          sourcePVC: name,
          labels: appLabel('home-assistant'),
        }),
      ),
      statefulSet({
        name: 'victorialogs-victoria-logs-single-server',
        labels: appLabel('victoria-logs-single'),
        template: 'server-volume',
      }),
      claim({ name: victoriaClaim }),
      replicationSource({
        name: 'victorialogs-r2',
        sourcePVC: victoriaClaim,
        labels: appLabel('victorialogs'),
      }),
    ],
    catalog: ['home-assistant', 'victorialogs'],
    expected: [
      {
        entity: 'home-assistant',
        item: 'home-assistant',
        by: 'workload',
        copiedBy: ['home-assistant-r2'],
      },
      {
        entity: 'home-assistant',
        item: 'home-assistant-media',
        by: 'workload',
        copiedBy: ['home-assistant-media-r2'],
      },
      {
        entity: 'victorialogs',
        item: victoriaClaim,
        by: 'label',
        copiedBy: ['victorialogs-r2'],
      },
    ],
  },
  {
    name: '8: two sources into one repository, one of them run by image updates',
    objects: [
      claim({ name: 'immich-data', labels: immich }),
      replicationSource({
        name: 'immich-data-r2-restic',
        sourcePVC: 'immich-data',
        mover: 'restic',
        secret: 'vs-immich-data-r2-restic',
        labels: immich,
      }),
      replicationSource({
        name: 'immich-data-r2-updates-restic',
        sourcePVC: 'immich-data',
        mover: 'restic',
        secret: 'vs-immich-data-r2-restic',
        manual: 'ghcr.io/immich-app/immich-server:v2.1.0',
        labels: immich,
      }),
      replicationSource({
        name: 'immich-data-rgw-restic',
        sourcePVC: 'immich-data',
        mover: 'restic',
        labels: immich,
      }),
    ],
    catalog: ['immich'],
    expected: [
      {
        entity: 'immich',
        item: 'immich-data',
        by: 'label',
        copiedBy: [
          'immich-data-r2-restic',
          'immich-data-r2-updates-restic',
          'immich-data-rgw-restic',
        ],
      },
    ],
  },
  {
    name: '9: a Kustomization of another name than the app',
    objects: [
      claim({ name: 'forego-data', labels: fluxLabels('dev-forego') }),
      replicationSource({
        name: 'forego-r2',
        sourcePVC: 'forego-data',
        labels: fluxLabels('dev-forego'),
      }),
      app('ntfy', 'ntfy-data'),
      claim({ name: 'ntfy-data', labels: fluxLabels('ntfy-data-volsync') }),
      replicationSource({
        name: 'ntfy-data',
        sourcePVC: 'ntfy-data',
        labels: { ...appLabel('ntfy'), ...fluxLabels('ntfy-data-volsync') },
      }),
    ],
    catalog: ['forego', 'ntfy'],
    expected: [
      {
        entity: 'forego',
        item: 'forego-data',
        by: 'name',
        copiedBy: ['forego-r2'],
      },
      {
        entity: 'ntfy',
        item: 'ntfy-data',
        by: 'workload',
        copiedBy: ['ntfy-data'],
      },
    ],
  },
  {
    name: '10: names and labels of a Helm chart',
    objects: [
      workload('Deployment', {
        name: 'radarr',
        labels: helm,
        mounts: [claimMount('radarr-config')],
      }),
      claim({ name: 'radarr-config', labels: helm }),
      replicationSource({
        name: 'radarr-config-mybackup',
        sourcePVC: 'radarr-config',
        mover: 'restic',
        labels: helm,
      }),
    ],
    catalog: ['radarr'],
    expected: [
      {
        entity: 'radarr',
        item: 'radarr-config',
        by: 'workload',
        copiedBy: ['radarr-config-mybackup'],
      },
    ],
  },
];
