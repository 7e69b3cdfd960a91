import type { PlanView } from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';
import { exampleDays } from './exampleDays';
import { exampleDestinations } from './exampleDestinations';

/**
 * A healthy hourly copy to the NAS.
 *
 * @param changes - what is different about it
 */
export function examplePlan(changes: Partial<PlanView> = {}): PlanView {
  return {
    id: 'radarr-nas',
    provider: 'volsync',
    method: 'kopia',
    object: 'ReplicationSource downloads/radarr',
    cluster: 'home-1',
    destination: exampleDestinations.nas,
    state: 'healthy',
    reason:
      'A copy was made in time: the last at 13:00, the next is due 14:00.',
    activity: 'idle',
    grade: 'seen-in-repository',
    counted: true,
    needs: [],
    switchedOff: false,
    lastSuccess: {
      dataTime: exampleInstant(-47),
      finishedAt: exampleInstant(-46),
      durationSeconds: 62,
    },
    dueAt: exampleInstant(13),
    grace: [
      { label: '19 of 20 runs take at most', seconds: 62 },
      {
        label: 'a tenth of the time between runs, 15 min to 6 h',
        seconds: 900,
      },
      { label: 'one reading', seconds: 300 },
    ],
    schedule: {
      short: 'hourly',
      text: 'every hour (UTC)',
      expression: '0 * * * *',
      zone: 'UTC',
    },
    retention: {
      noHistory: false,
      declared: [
        { key: 'hourly', value: '24' },
        { key: 'daily', value: '7' },
      ],
      inherited: [],
      sentence: 'Keeps 24 hourly and 7 daily.',
    },
    findings: [],
    evidence: [
      {
        object: 'ReplicationSource downloads/radarr on home-1',
        field: 'status.lastSyncTime',
        value: '2026-11-22T13:01:02Z',
      },
    ],
    logTail:
      'Snapshotting radarr@downloads:/data …\nCreated snapshot with root k1f4… in 41s\nKopia completed',
    identity: 'radarr@downloads:/data',
    days: exampleDays(24, { 18: 'missed' }),
    ...changes,
  };
}
