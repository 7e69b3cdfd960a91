import type { PlanState } from 'backstage-plugin-backups-common';

/**
 * A plan of the demo and the state it is there to show.
 *
 * @public
 */
export interface DemoState {
  /** cluster/namespace/kind/name, as `objectKey` of the provider contract writes it. */
  plan: string;
  state: PlanState;
  /** Set where the cluster shows another state, and only the repository knows better. */
  clusterSays?: PlanState;
  /** What happened, in words. */
  story: string;
}

function row(
  cluster: string,
  source: string,
  state: PlanState,
  story: string,
): DemoState {
  const [namespace, name] = source.split('/');
  return {
    plan: `${cluster}/${namespace}/ReplicationSource/${name}`,
    state,
    story,
  };
}

/** Of a SnapshotPolicy in the namespace downloads, into the one repository of Kopiur. */
function ofPolicy(app: string, state: PlanState, story: string): DemoState {
  return {
    plan: `home-1/downloads/SnapshotPolicy/${app}/ClusterRepository//nas/pvc/downloads/${app}`,
    state,
    story,
  };
}

/** Of an app's own CronJob in the namespace documents. */
function ofJob(app: string, state: PlanState, story: string): DemoState {
  return {
    plan: `home-1/documents/CronJob/${app}-backup/${app}`,
    state,
    story,
  };
}

const SILENT = 'home-2 has not exported anything since three hours';

/**
 * Which plan shows which state at the anchor, every state at least once. Plans
 * of `home-1` that are not listed are healthy.
 *
 * @public
 */
export const DEMO_STATES: readonly DemoState[] = [
  row('home-2', 'network/adguard-home', 'unreadable', SILENT),
  row('home-2', 'network/adguard-home-b2', 'unreadable', SILENT),
  row('home-2', 'home/zigbee2mqtt', 'unreadable', SILENT),
  row('home-2', 'home/zigbee2mqtt-b2', 'unreadable', SILENT),
  row('home-2', 'observability/uptime-kuma', 'unreadable', SILENT),
  row('home-2', 'observability/uptime-kuma-b2', 'unreadable', SILENT),
  row('home-1', 'entertainment/tautulli-r2', 'gone', 'deleted a day ago'),
  row('home-1', 'downloads/bazarr-r2', 'suspended', 'paused three days ago'),
  row(
    'home-1',
    'storage/syncthing-b2',
    'suspended',
    'paused long before anyone watched: switched off',
  ),
  row(
    'home-1',
    'downloads/sonarr-b2',
    'failing',
    'B2 denies access since two days',
  ),
  row(
    'home-1',
    'entertainment/tautulli',
    'failing',
    'the controller cannot resize the cache since two days',
  ),
  row('home-1', 'documents/mealie', 'failing', 'wrong repository password'),
  row('home-1', 'documents/mealie-b2', 'failing', 'wrong repository password'),
  row(
    'home-1',
    'entertainment/navidrome-b2',
    'stuck',
    'the last run does not end',
  ),
  row(
    'home-1',
    'entertainment/komf',
    'hollow',
    'an empty restore wiped the volume; copies of nothing since then',
  ),
  row(
    'home-1',
    'entertainment/komf-b2',
    'hollow',
    'an empty restore wiped the volume; copies of nothing since then',
  ),
  row(
    'home-1',
    'documents/freshrss-r2',
    'never-ran',
    'declared nine days ago without a copy method',
  ),
  row(
    'home-1',
    'media/immich-r2',
    'new',
    'declared 40 minutes ago, first upload under way',
  ),
  row(
    'home-1',
    'downloads/radarr-r2',
    'overdue',
    'the controller starts nothing since yesterday',
  ),
  row(
    'home-1',
    'automation/n8n',
    'unscheduled',
    'a manual trigger from four days ago hides the schedule',
  ),
  row(
    'home-1',
    'home/esphome-b2',
    'late',
    'weekly, due twenty minutes ago; starts six hours late',
  ),
  {
    ...row(
      'home-1',
      'downloads/prowlarr',
      'hollow',
      'the operator reports success, and what it writes is deleted',
    ),
    clusterSays: 'healthy',
  },
  {
    plan: 'home-1/storage/CronJob/kopia-sync-b2',
    state: 'suspended',
    story: 'a mirror of the NAS that was switched off',
  },
  {
    plan: 'home-1/storage/CronJob/kopia-sync-r2',
    state: 'suspended',
    story: 'a mirror of the NAS that was switched off',
  },
  row(
    'home-1',
    'documents/bookstack',
    'healthy',
    'copies what is left of a volume that was emptied by mistake',
  ),
  row(
    'home-1',
    'documents/wikijs',
    'failing',
    'cannot read three files, and leaves a snapshot without them',
  ),
  ofPolicy('lidarr', 'healthy', 'Kopiur copies it every six hours'),
  ofPolicy('sabnzbd', 'healthy', 'half moved: VolSync still copies it, too'),
  ofPolicy('readarr', 'failing', 'the mover may not read the volume'),
  ofPolicy('autobrr', 'failing', 'moved to Kopiur without the Secret it needs'),
  ofJob('memos', 'healthy', 'a CronJob of its own runs restic'),
  ofJob('wallabag', 'failing', 'the Jobs of its own CronJob fail'),
  row('home-1', 'downloads/radarr', 'healthy', 'hourly to the NAS'),
  row('home-1', 'downloads/radarr-b2', 'healthy', 'daily to Backblaze B2'),
  row(
    'home-1',
    'home/home-assistant',
    'healthy',
    'reports an error while each run waits for its snapshot, and works',
  ),
];
