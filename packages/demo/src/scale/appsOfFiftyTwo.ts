/** Apps that copy to the NAS every hour; the others do every six. */
export const HOURLY_APPS: ReadonlySet<string> = new Set([
  'mariadb',
  'n8n',
  'pocket-id',
]);

/** The 52 apps by namespace. */
export const APPS_OF_FIFTY_TWO: Record<string, string[]> = {
  automation: ['n8n', 'changedetection', 'node-red'],
  database: ['mariadb', 'pgadmin', 'influxdb'],
  documents: ['paperless', 'mealie', 'bookstack', 'actual', 'stirling-pdf'],
  downloads: [
    'radarr',
    'sonarr',
    'bazarr',
    'prowlarr',
    'qbittorrent',
    'sabnzbd',
    'readarr',
    'lidarr',
    'autobrr',
    'recyclarr',
    'cross-seed',
  ],
  entertainment: [
    'plex',
    'jellyfin',
    'tautulli',
    'navidrome',
    'audiobookshelf',
    'calibre-web',
    'kavita',
    'komga',
    'komf',
    'overseerr',
    'wizarr',
  ],
  games: ['romm', 'minecraft', 'pelican', 'pelican-dev', 'game-scout'],
  home: ['home-assistant', 'zigbee2mqtt', 'esphome', 'frigate', 'scrypted'],
  observability: ['grafana', 'gatus', 'uptime-kuma'],
  security: ['pocket-id', 'vaultwarden'],
  storage: ['syncthing', 'filebrowser', 'manyfold', 'immich'],
};
