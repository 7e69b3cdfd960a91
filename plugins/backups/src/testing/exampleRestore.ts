import type {
  RestoreOptions,
  Runbook,
  RunbookAnswer,
  RunbookQuery,
} from 'backstage-plugin-backups-common';
import { prose, run, runWithManifests } from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** Ids of the copies. */
const NAS = 'aaaaaaaaaaaaaaaa';
const CLOUD = 'bbbbbbbbbbbbbbbb';
const KEY = 'home-1/downloads/PersistentVolumeClaim/radarr';

/**
 * Ways to the data of radarr: a good point on the NAS, one after the damage
 * that shrank, and one off site.
 */
export function exampleRestoreOptions(
  changes: Partial<RestoreOptions> = {},
): RestoreOptions {
  return {
    entityRef: 'component:default/radarr',
    now: EXAMPLE_NOW,
    clock: 'live',
    scenarios: [
      { scenario: 'files-deleted' },
      { scenario: 'volume-lost' },
      { scenario: 'broken-since' },
      {
        scenario: 'database-moment',
        unavailable: 'No database of this app is known.',
      },
      { scenario: 'cluster-gone' },
      { scenario: 'look' },
    ],
    items: [
      {
        key: KEY,
        kind: 'persistent-volume-claim',
        name: 'radarr',
        namespace: 'downloads',
        cluster: 'home-1',
        recommended: { planId: NAS, dataTime: exampleInstant(-167) },
        paths: [
          {
            planId: NAS,
            destination: 'NAS',
            offSite: false,
            provider: 'volsync',
            method: 'kopia',
            object: 'ReplicationSource downloads/radarr',
            state: 'healthy',
            needs: [
              {
                kind: 'mount',
                what: 'NFS nas.internal:/mnt/tank/backups',
                host: 'nas.internal',
                because: 'mounted into every mover by a policy',
                doubt:
                  'nas has told the portal nothing since 22 Nov 12:00 UTC: check that it is up.',
              },
            ],
            lastContact: exampleInstant(-46),
            noHistory: false,
            writable: true,
            points: [
              {
                id: 'k2',
                dataTime: exampleInstant(-107),
                lossSeconds: 6420,
                sizeBytes: 38 * 1024 ** 2,
                files: 201,
                change: -0.97,
                grade: 'seen-in-repository',
                spoiled: 'shrunk',
              },
              {
                id: 'k1',
                dataTime: exampleInstant(-167),
                lossSeconds: 10020,
                sizeBytes: 1.21 * 1024 ** 3,
                files: 8412,
                change: 0.003,
                grade: 'seen-in-repository',
              },
            ],
          },
          {
            planId: CLOUD,
            destination: 'Backblaze B2',
            offSite: true,
            provider: 'volsync',
            method: 'kopia',
            object: 'ReplicationSource downloads/radarr-b2',
            state: 'failing',
            problem: 'connect: connection refused',
            needs: [],
            noHistory: false,
            writable: true,
            points: [
              {
                dataTime: exampleInstant(-815),
                lossSeconds: 48900,
                grade: 'operator-says',
              },
            ],
          },
        ],
      },
    ],
    seen: [],
    ownRunbooks: [
      {
        title: 'task volsync:restore: radarr from NAS',
        from: 'backups.runbooks',
        commands: ['task volsync:restore cluster=home-1 app=radarr'],
        cannotWork: 'This is written for restic; this copy is made with kopia.',
      },
      {
        title: 'Runbook',
        from: 'annotation backups/runbook',
        text: 'ask in the channel #media',
      },
    ],
    drills: [],
    ...changes,
  };
}

function exampleRunbook(): Runbook {
  return {
    title: 'Restore radarr from NAS',
    scenario: 'volume-lost',
    way: 'new-volume',
    ways: [
      {
        way: 'new-volume',
        label: 'VolSync, into a new volume',
        when: 'You look before anything is replaced.',
      },
      {
        way: 'in-place',
        label: 'VolSync, over the existing volume',
        when: 'When there is no room for a second volume.',
      },
    ],
    summary: prose`Brings back ${'radarr'} from ${'radarr@downloads:/data'}.`,
    warnings: [prose`The mover runs as ${'volsync'}.`],
    fields: [
      {
        id: 'SNAPSHOT_CLASS',
        label: 'Volume snapshot class',
        hint: prose`One with the driver of the storage class.`,
        findOut: run('kubectl', 'get', 'volumesnapshotclass'),
        example: 'csi-ceph-block',
      },
    ],
    before: [
      {
        id: 'keys',
        label: 'Keys',
        standing: 'look',
        detail: prose`ExternalSecret ${'radarr-volsync'}.`,
        asOf: exampleInstant(-2),
        command: run(
          'kubectl',
          '-n',
          'downloads',
          'get',
          'externalsecret',
          'radarr-volsync',
        ),
      },
    ],
    steps: [
      {
        id: 'keep',
        phase: 'keep',
        title: prose`Keep the volume as it is now.`,
        commands: [
          runWithManifests(
            ['kubectl', '-n', 'downloads', 'apply', '-f', '-'],
            [
              {
                apiVersion: 'snapshot.storage.k8s.io/v1',
                kind: 'VolumeSnapshot',
                metadata: { name: 'radarr-before-1122-1347' },
                spec: {
                  volumeSnapshotClassName: { field: 'SNAPSHOT_CLASS' },
                  source: { persistentVolumeClaimName: 'radarr' },
                },
              },
            ],
          ),
        ],
        expect: prose`${'readyToUse'} is true.`,
        otherwise: prose`Stop here.`,
        cures: [
          prose`${'timed out'}: type the line once more.`,
          prose`${'Forbidden'}: you may not make snapshots.`,
        ],
      },
      {
        id: 'swap',
        phase: 'swap',
        title: prose`Delete the damaged volume.`,
        destroys: prose`Everything written since the copy.`,
        commands: [
          run('kubectl', '-n', 'downloads', 'delete', 'pvc', 'radarr'),
        ],
      },
      {
        id: 'back',
        phase: 'put-back',
        title: prose`Start Deployment ${'radarr'}: ${1} replica, as before.`,
        commands: [
          run(
            'kubectl',
            '-n',
            'downloads',
            'scale',
            'deployment/radarr',
            '--replicas=1',
          ),
        ],
      },
    ],
  };
}

/** The runbook of radarr, whatever is asked for. */
export function exampleRunbookAnswer(request: RunbookQuery): RunbookAnswer {
  return {
    now: EXAMPLE_NOW,
    runbook: { ...exampleRunbook(), scenario: request.scenario },
    targets: [
      {
        itemKey: KEY,
        item: 'radarr',
        planId: request.planId ?? NAS,
        destination: request.planId === CLOUD ? 'Backblaze B2' : 'NAS',
        dataTime: exampleInstant(-167),
      },
    ],
    drilled: prose`Never drilled: no trial of this procedure is recorded.`,
  };
}
