import { NOTHING_RESTORED_LINE, RESTORED_LINE } from './destinationSteps';

/**
 * `status.latestMoverStatus.logs` of ReplicationDestinations, as a real controller
 * of the Kopia fork (0.17) left it of what real movers printed. It filters the
 * log: the line with the id of the snapshot is not in it.
 */
const RESTORED = {
  kopia: 'INFO: Snapshot restore completed successfully',
  restic:
    'restoring snapshot b67e2717 of [/data] at 2026-11-29 01:25:14.961116259 +0000 UTC by root@volsync to .\nRestic completed in 3s',
  rclone:
    'Transferred:   \t    292.979 KiB / 292.979 KiB, 100%, 0 B/s, ETA -\nChecks:                 0 / 0, -\nRclone completed in 1s',
};

const NOTHING_RESTORED = {
  kopia: 'No eligible snapshots found',
  restic:
    'No eligible snapshots found\n=== No data will be restored ===\nRestic completed in 2s',
};

describe('the lines by which a runbook tells a restore from none', () => {
  it.each(['kopia', 'restic', 'rclone'] as const)(
    'are what is left of the log of %s',
    mover => {
      expect(RESTORED[mover]).toContain(RESTORED_LINE[mover]);
    },
  );

  it.each(['kopia', 'restic'] as const)(
    'differ where %s restored nothing',
    mover => {
      expect(NOTHING_RESTORED[mover]).toContain(NOTHING_RESTORED_LINE);
      expect(NOTHING_RESTORED[mover]).not.toContain(RESTORED_LINE[mover]);
      expect(RESTORED[mover]).not.toContain(NOTHING_RESTORED_LINE);
    },
  );
});
