import type { Entity } from '@backstage/catalog-model';
import { componentEntity } from './componentEntity';
import { domain, group, system, user } from './organisationEntities';

/** The database cluster that most apps share. */
const SHARED_DATABASE = 'resource:default/postgres18-cluster';

function databaseResources(): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'postgres18-cluster',
        description: 'The database cluster that most apps share',
        annotations: {
          'backups/databases': 'home-1/database/postgres18-cluster',
        },
      },
      spec: {
        type: 'database-cluster',
        owner: 'group:default/platform',
        system: 'foundation',
      },
    },
  ];
}

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

function organisation(): Entity[] {
  return [
    group('team-media', 'Media', ['kim', 'guest']),
    group('team-home', 'Home', ['robin']),
    group('platform', 'Platform', ['sam']),
    user('kim', 'Kim', ['team-media']),
    user('robin', 'Robin', ['team-home']),
    user('sam', 'Sam', ['platform']),
    // Who signs in to the demo.
    user('guest', 'Guest', ['team-media']),
    domain('leisure', 'team-media', 'What the evening is for'),
    domain('household', 'team-home', 'What a day needs'),
    system('downloads', 'team-media', 'Finds and fetches', 'leisure'),
    system('entertainment', 'team-media', 'Plays, reads and counts', 'leisure'),
    system('photos', 'team-media', 'The family album', 'leisure'),
    system('games', 'team-media', 'Plays along', 'leisure'),
    system('home', 'team-home', 'Light, heat and sensors', 'household'),
    system('documents', 'team-home', 'Papers, recipes and money', 'household'),
    system('security', 'platform', 'Who may do what', 'household'),
    system(
      'foundation',
      'platform',
      'What everything else stands on',
      'household',
    ),
  ];
}

function mediaComponents(): Entity[] {
  const owner = 'team-media';
  return [
    componentEntity(
      'radarr',
      owner,
      'downloads',
      'Movie collection manager',
      {},
      [SHARED_DATABASE],
    ),
    componentEntity(
      'sonarr',
      owner,
      'downloads',
      'Series collection manager',
      {
        [KUBERNETES_ID]: 'sonarr',
      },
      [SHARED_DATABASE],
    ),
    componentEntity('bazarr', owner, 'downloads', 'Subtitles'),
    componentEntity('qbittorrent', owner, 'downloads', 'Download client'),
    componentEntity('prowlarr', owner, 'downloads', 'Indexer manager', {}, [
      SHARED_DATABASE,
    ]),
    componentEntity('lidarr', owner, 'downloads', 'Music, by Kopiur alone'),
    componentEntity('readarr', owner, 'downloads', 'Books, which Kopiur fails'),
    componentEntity(
      'sabnzbd',
      owner,
      'downloads',
      'Usenet client, half moved from VolSync to Kopiur',
    ),
    componentEntity(
      'autobrr',
      owner,
      'downloads',
      'Release feeds, moved to Kopiur without a Secret',
    ),
    componentEntity('plex', owner, 'entertainment', 'Media server'),
    componentEntity(
      'plex-image-cleanup',
      owner,
      'entertainment',
      "Removes posters from Plex's own volume",
    ),
    componentEntity('jellyfin', owner, 'entertainment', 'Media server'),
    componentEntity('navidrome', owner, 'entertainment', 'Music server'),
    componentEntity('tautulli', owner, 'entertainment', 'Plex statistics'),
    componentEntity('komf', owner, 'entertainment', 'Comic metadata'),
    componentEntity('audiobookshelf', owner, 'entertainment', 'Audio books'),
    componentEntity('immich', owner, 'photos', 'Photos and videos', {
      'backups/tier': 'gold',
      'backups/rto': '8h',
      [LABEL_SELECTOR]: 'app.kubernetes.io/instance=immich',
      [NAMESPACE]: 'media',
    }),
    // Named unlike anything in the cluster: only its items tell what it is.
    componentEntity('rom-manager', owner, 'games', 'Game library', {
      'backups/items': 'home-1/games/romm',
    }),
    componentEntity('bookorbit', owner, 'entertainment', 'Book shelf'),
    componentEntity('minecraft', owner, 'games', "The children's world"),
    componentEntity('photoprism', owner, 'photos', 'Old photos on the NAS'),
    componentEntity('calibre', owner, 'entertainment', 'Books on the NAS'),
    componentEntity(
      'kavita',
      owner,
      'entertainment',
      'Comics on the NAS in the attic, whose key the portal no longer has',
    ),
    componentEntity(
      'tubearchivist',
      owner,
      'entertainment',
      'Videos on the NAS in the cellar, which is down',
    ),
  ];
}

function homeComponents(): Entity[] {
  const owner = 'team-home';
  return [
    componentEntity('home-assistant', owner, 'home', 'Home automation', {}, [
      SHARED_DATABASE,
    ]),
    componentEntity('esphome', owner, 'home', 'Firmware for sensors'),
    componentEntity('zigbee2mqtt', owner, 'home', 'Zigbee bridge on home-2'),
    componentEntity('paperless', owner, 'documents', 'Document archive', {
      'backups/tier': 'gold',
      'backups/rto': '1h',
      [LABEL_SELECTOR]: 'app.kubernetes.io/name=paperless',
      [NAMESPACE]: 'documents',
    }),
    componentEntity('mealie', owner, 'documents', 'Recipes', {}, [
      SHARED_DATABASE,
    ]),
    componentEntity('freshrss', owner, 'documents', 'News reader', {}, [
      SHARED_DATABASE,
    ]),
    componentEntity('filebrowser', owner, 'documents', 'Files on the NAS'),
    componentEntity('stirling-pdf', owner, 'documents', 'Scanned papers'),
    componentEntity('actual', owner, 'documents', 'Household budget'),
    componentEntity(
      'bookstack',
      owner,
      'documents',
      'Handbook, whose newest copies hold a fortieth',
    ),
    componentEntity(
      'wikijs',
      owner,
      'documents',
      'Wiki, whose newest copy misses files',
    ),
    componentEntity('memos', owner, 'documents', 'Notes, by a job of its own'),
    componentEntity(
      'wallabag',
      owner,
      'documents',
      'Articles, whose own job fails',
    ),
    componentEntity(
      'linkding',
      owner,
      'documents',
      'Bookmarks, whose ExternalSecret is not ready',
    ),
    componentEntity(
      'frigate',
      owner,
      'home',
      'Cameras on the NAS in the garage, whose certificate is not trusted',
    ),
  ];
}

function platformComponents(): Entity[] {
  const owner = 'platform';
  return [
    componentEntity(
      'vaultwarden',
      owner,
      'security',
      'Password vault',
      {
        'backups/rpo': '6h',
        'backups/rto': '15m',
      },
      [SHARED_DATABASE],
    ),
    componentEntity('pocket-id', owner, 'security', 'Single sign-on', {}, [
      SHARED_DATABASE,
    ]),
    componentEntity('n8n', owner, 'foundation', 'Workflow automation'),
    componentEntity(
      'grafana',
      owner,
      'foundation',
      'Dashboards',
      { 'backups/exempt': 'its dashboards come from Git' },
      [SHARED_DATABASE],
    ),
    componentEntity('node-exporter', owner, 'foundation', 'Machine metrics'),
    componentEntity('homepage', owner, 'foundation', 'Start page'),
    // What it holds are copies: a repository, and nothing to back up.
    componentEntity('kopia', owner, 'foundation', 'Backup repository server'),
    componentEntity('syncthing', owner, 'foundation', 'File synchronisation'),
    componentEntity('adguard-home', owner, 'foundation', 'DNS on home-2'),
    componentEntity('uptime-kuma', owner, 'foundation', 'Monitor on home-2'),
  ];
}

/**
 * The software catalog of the demo homelab. Few components carry annotations,
 * so that every way of matching is shown.
 *
 * @public
 */
export function homelabEntities(): Entity[] {
  return [
    ...organisation(),
    ...mediaComponents(),
    ...homeComponents(),
    ...platformComponents(),
    ...databaseResources(),
  ];
}
