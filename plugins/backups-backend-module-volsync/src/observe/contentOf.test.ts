import { contentOf } from './contentOf';
import type { MoverName } from './Mover';

const RCLONE_PERMISSIONS = [
  'Transferred:   	        412 B / 412 B, 100%, 0 B/s, ETA -',
  'Transferred:            1 / 1, 100%',
  'Elapsed time:         0.1s',
  'Rclone completed in 2s',
];

describe('what a mover copied, by its own words', () => {
  it.each<[string, MoverName, string[]]>([
    [
      'restic that looked at no file',
      'restic',
      ['processed 0 files, 0 B in 0:00', 'snapshot 77aa01bc saved'],
    ],
    [
      'restic that looked at files without a byte',
      'restic',
      ['processed 3 files, 0 B in 0:00', 'snapshot 77aa01bc saved'],
    ],
    [
      'the script of restic that skipped an empty folder',
      'restic',
      ['== Directory is empty skipping backup ==='],
    ],
    [
      'the script of kopia that skipped an empty folder',
      'kopia',
      ['WARNING: Directory is empty, skipping backup'],
    ],
    [
      'kopia that hashed nothing and found nothing unchanged',
      'kopia',
      [
        ' * 0 hashing, 0 hashed (0 B), 0 cached (0 B), uploaded 0 B, estimating...',
        'Created snapshot with root k1 and ID 02 in 0s',
      ],
    ],
    [
      'rclone that moved and compared nothing',
      'rclone',
      [
        'Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -',
        'Elapsed time:         0.0s',
        'Rclone completed in 1s',
      ],
    ],
    [
      'rclone that moved nothing but permissions',
      'rclone',
      [
        'Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -',
        'Checks:                 0 / 0, -',
        'Elapsed time:         0.0s',
        ...RCLONE_PERMISSIONS,
      ],
    ],
    [
      'rclone that only deleted what was there',
      'rclone',
      [
        'Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -',
        'Checks:               120 / 120, 100%',
        'Deleted:              120 (files), 4 (dirs)',
        ...RCLONE_PERMISSIONS,
      ],
    ],
    [
      'rsync that found folders only',
      'rsync',
      [
        'Number of files: 2 (dir: 2)',
        'Total file size: 0 bytes',
        'rsync completed in 2s',
      ],
    ],
    ['rsync that found nothing', 'rsyncTLS', ['Number of files: 0']],
    [
      'rsync that prints its total only, of no byte',
      'rsyncTLS',
      [
        'sent 61 bytes  received 19 bytes  32.00 bytes/sec',
        'total size is 0  speedup is 0.00',
        'rsync completed in 0s',
      ],
    ],
    [
      'rsync that found no byte',
      'rsyncTLS',
      [
        'sent 120 bytes  received 35 bytes',
        'total size is 0  speedup is 0.00',
      ].concat('Number of files: 3 (reg: 2, dir: 1)'),
    ],
  ])('%s copied nothing', (_, mover, log) => {
    expect(contentOf(mover, log.join('\n')).nothing).toBeDefined();
  });

  it.each<[string, MoverName, string[], object]>([
    [
      'restic',
      'restic',
      ['processed 1,200 files, 1.2 GiB in 0:12', 'snapshot 1234abcd saved'],
      { files: 1200, sizeBytes: 1_288_490_189 },
    ],
    [
      'kopia',
      'kopia',
      [
        ' | 2 hashing, 1 hashed (2 KB), 0 cached (0 B), uploaded 0 B, estimating...',
        ' * 0 hashing, 6 hashed (300 KB), 4 cached (1 MB), uploaded 1.2 KB, estimated 1.3 MB (100.0%) 0s left',
      ],
      { files: 10, sizeBytes: 1_300_000 },
    ],
    [
      'rclone that found everything unchanged',
      'rclone',
      [
        'Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -',
        'Checks:               120 / 120, 100%',
        'Elapsed time:         0.4s',
        ...RCLONE_PERMISSIONS,
      ],
      {},
    ],
    [
      'rclone that moved files without a byte',
      'rclone',
      [
        'Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -',
        'Transferred:            2 / 2, 100%',
        ...RCLONE_PERMISSIONS,
      ],
      {},
    ],
    [
      'rsync, whose second pass deletes',
      'rsync',
      [
        'Number of files: 1,210 (reg: 1,200, dir: 10)',
        'Total file size: 1,204.55M bytes',
        'Number of files: 1,210 (reg: 1,200, dir: 10)',
        'Total file size: 1,204.55M bytes',
      ],
      { files: 1200, sizeBytes: 1_204_550_000 },
    ],
    [
      'rsync that prints its total only',
      'rsync',
      [
        'sent 1,061 bytes  received 19 bytes  32.00 bytes/sec',
        'total size is 734,003,200  speedup is 900.00',
      ],
      { sizeBytes: 734_003_200 },
    ],
    [
      'rsync that found links',
      'rsyncTLS',
      ['Number of files: 4 (dir: 1, link: 3)'],
      { files: 3 },
    ],
    ['Syncthing', 'syncthing', ['processed 0 files, 0 B in 0:00'], {}],
    ['a log cut to its end', 'restic', ['les, 0 B in 0:00'], {}],
  ])('takes %s at its word', (_, mover, log, expected) => {
    expect(contentOf(mover, log.join('\n'))).toEqual(expected);
  });
});
