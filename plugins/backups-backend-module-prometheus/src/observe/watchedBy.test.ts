import { watchedBy } from './watchedBy';

describe('watchedBy', () => {
  it.each([
    ['volsync_volume_out_of_sync == 1', { provider: 'volsync' }],
    ['absent(up{job="volsync-metrics"})', { provider: 'volsync' }],
    [
      'volsync_missed_intervals_total{obj_namespace="media",obj_name = "plex"} > 2',
      { provider: 'volsync', of: { namespace: 'media', name: 'plex' } },
    ],
    [
      'time() - cnpg_collector_last_available_backup_timestamp > 86400',
      { provider: 'pgbackrest' },
    ],
  ])('reads whose copies %s asks about', (expression, watched) => {
    expect(watchedBy(expression)).toEqual(watched);
  });

  it.each([
    'volsync_volume_out_of_sync{obj_namespace=~"media|home"} == 1',
    'volsync_volume_out_of_sync{obj_name!="plex"} == 1',
    'volsync_volume_out_of_sync{obj_name="a"} or volsync_volume_out_of_sync{obj_name="b"}',
    'velero_backup_failure_total > 0',
  ])('claims nothing of %s', expression => {
    expect(watchedBy(expression)).toBeUndefined();
  });
});
