import { appLabel, claim, fluxLabels, replicationSource } from '../kubernetes';
import { Layout, app } from './Layout';

const radarr = { ...appLabel('radarr'), ...fluxLabels('radarr') };
/** Rows 1 to 5 of the fact sheet. */
export const ONE_TO_FIVE: Layout[] = [
  {
    name: '1: an app label on everything, NFS and B2',
    objects: [
      app('radarr', 'radarr'),
      claim({ name: 'radarr', labels: radarr }),
      replicationSource({
        name: 'radarr',
        sourcePVC: 'radarr',
        labels: radarr,
      }),
      replicationSource({
        name: 'radarr-b2',
        sourcePVC: 'radarr',
        secret: 'radarr-volsync-b2-secret',
        labels: radarr,
      }),
    ],
    catalog: ['radarr', 'sonarr'],
    expected: [
      {
        entity: 'radarr',
        item: 'radarr',
        by: 'workload',
        copiedBy: ['radarr', 'radarr-b2'],
      },
    ],
  },
  {
    name: '2: nothing but the labels of Flux, and no workload of that name',
    objects: [
      claim({ name: 'atuin', labels: fluxLabels('atuin') }),
      replicationSource({
        name: 'atuin',
        sourcePVC: 'atuin',
        labels: fluxLabels('atuin'),
      }),
    ],
    catalog: ['atuin'],
    expected: [
      { entity: 'atuin', item: 'atuin', by: 'gitops', copiedBy: ['atuin'] },
    ],
  },
  {
    name: '3: a claim of another name, one maintenance for all',
    objects: [
      app('plex', 'plex-config'),
      claim({ name: 'plex-config', labels: fluxLabels('plex') }),
      replicationSource({
        name: 'plex',
        sourcePVC: 'plex-config',
        labels: fluxLabels('plex'),
      }),
      {
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'KopiaMaintenance',
        metadata: { name: 'kopia-daily-maintenance', namespace: 'volsync' },
        spec: { repository: { repository: 'kopia' }, schedule: '0 2 * * *' },
      },
    ],
    catalog: ['plex'],
    expected: [
      {
        entity: 'plex',
        item: 'plex-config',
        by: 'workload',
        copiedBy: ['plex'],
      },
    ],
  },
  {
    name: '4: a left-over restic source beside the one of Kopia',
    objects: [
      app('sonarr', 'sonarr'),
      claim({ name: 'sonarr', labels: fluxLabels('sonarr') }),
      replicationSource({
        name: 'sonarr',
        sourcePVC: 'sonarr',
        secret: 'sonarr-volsync',
        labels: fluxLabels('sonarr'),
      }),
      replicationSource({
        name: 'sonarr-r2',
        sourcePVC: 'sonarr',
        mover: 'restic',
        secret: 'sonarr-volsync-r2',
        labels: fluxLabels('sonarr'),
      }),
    ],
    catalog: ['sonarr'],
    expected: [
      {
        entity: 'sonarr',
        item: 'sonarr',
        by: 'workload',
        copiedBy: ['sonarr', 'sonarr-r2'],
      },
    ],
  },
  {
    name: '5: sources that one ResourceSet of volsync renders',
    objects: [
      app('paperless', 'paperless-config'),
      claim({
        name: 'paperless-config',
        labels: fluxLabels('volsync', 'kube-system'),
      }),
      replicationSource({
        name: 'paperless',
        sourcePVC: 'paperless-config',
        secret: 'paperless-kopia-secret',
        labels: fluxLabels('volsync', 'kube-system'),
      }),
    ],
    catalog: ['paperless', 'volsync'],
    expected: [
      {
        entity: 'paperless',
        item: 'paperless-config',
        by: 'workload',
        copiedBy: ['paperless'],
      },
    ],
  },
];
