import { snapshotOf } from 'backstage-plugin-backups-node';
import { observe } from './fixtures/observe';
import {
  claim,
  destination,
  externalSecret,
  IDLE_STATUS,
  KOPIA,
  maintenance,
  source,
} from './fixtures/objects';
import { RESOURCES } from './read/resources';

const AWS_SECRET = 'wJalrXUtnFEMIbK7MDENGbPxRfiCYz3EXAMPLE42';
const PLANTED = [
  'hunter2',
  'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET,
  'K005abcdefghijklmnopqrstuvwxyz1',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
];

const LOG = [
  'Connecting to s3://AKIAIOSFODNN7EXAMPLE:hunter2@bucket/prefix',
  'KOPIA_PASSWORD=hunter2',
  '"password": "hunter2"',
  'password: hunter2 with hunter2',
  `aws_secret_access_key = ${AWS_SECRET}`,
  `key ${AWS_SECRET} was refused`,
  '--secret-access-key hunter2 --access-key=AKIAIOSFODNN7EXAMPLE',
  'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'B2 K005abcdefghijklmnopqrstuvwxyz1',
  'GET https://nas.lan/x?X-Amz-Signature=hunter2&token=hunter2',
].join('\n');

function planted() {
  const status = {
    ...IDLE_STATUS,
    conditions: [
      {
        type: 'Synchronizing',
        status: 'False',
        reason: 'Error',
        lastTransitionTime: '2026-08-22T06:33:12Z',
        message: `cannot open https://u:hunter2@nas.lan: ${LOG}`,
      },
    ],
    latestMoverStatus: { result: 'Failed', logs: LOG },
  };
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': '{"x":"hunter2"}',
    'example.com/notes': 'the password is hunter2',
    'backups/entity': 'component:default/jukebox',
  };
  return [
    claim({ annotations }),
    source({
      annotations,
      status,
      spec: {
        trigger: { manual: 'password=hunter2', schedule: '0 3 * * *' },
        kopia: {
          ...KOPIA,
          additionalArgs: ['--password=hunter2'],
          actions: { beforeSnapshot: 'login hunter2' },
        },
      },
    }),
    source({
      name: 'remote',
      status,
      spec: {
        kopia: undefined,
        rclone: {
          copyMethod: 'Direct',
          rcloneConfig: 'x',
          rcloneDestPath:
            ':s3,access_key_id=AKIAIOSFODNN7EXAMPLE,secret_access_key=hunter2:bucket',
        },
      },
    }),
    source({
      name: 'host',
      spec: {
        kopia: undefined,
        rsyncTLS: { copyMethod: 'Direct', address: 'root:hunter2@standby.lan' },
      },
    }),
    source({
      name: 'tool',
      spec: {
        kopia: undefined,
        external: { provider: 'p', parameters: { password: 'hunter2' } },
      },
    }),
    source({
      name: 'broken',
      spec: { trigger: { schedule: 'password=hunter2' }, sourcePVC: 5 },
      status: { lastSyncTime: 'hunter2', lastSyncDuration: { x: 'hunter2' } },
    }),
    externalSecret({
      annotations,
      data: {
        KOPIA_PASSWORD: 'hunter2',
        AWS_SECRET_ACCESS_KEY: AWS_SECRET,
        SOME_NOTE: 'hunter2',
        WEBDAV_URL: 'https://u:hunter2@dav.lan/kopia',
        KOPIA_REPOSITORY: '{{ "hunter2" }}',
      },
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'SecretSyncedError',
            message: 'store said hunter2',
          },
        ],
      },
    }),
    externalSecret({
      name: 'x',
      target: {
        template: {
          data: { RESTIC_REPOSITORY: 'rest:https://u:hunter2@nas.lan/x' },
        },
      },
    }),
    destination({
      annotations,
      status: {
        latestMoverStatus: {
          result: 'Successful',
          logs: 'No snapshots found for password=hunter2',
        },
        kopia: { requestedIdentity: 'token=hunter2' },
      },
    }),
    maintenance({
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'ReconcileFailed',
            lastTransitionTime: '2026-08-22T06:33:12Z',
            message: 'KOPIA_PASSWORD=hunter2 is wrong',
          },
        ],
      },
    }),
  ];
}

describe('secrets that somebody left where we read', () => {
  it('never appear in facts', () => {
    const { facts, plans } = observe(planted(), { withoutClaim: true });
    const text = JSON.stringify(facts);
    for (const secret of PLANTED) expect(text).not.toContain(secret);
    expect(plans).toHaveLength(5);
    expect(plans[0].annotations).toEqual({
      'backups/entity': 'component:default/jukebox',
    });
  });

  it('of ExternalSecrets are dropped as they are read', () => {
    const snapshot = snapshotOf({
      readAt: new Date(0),
      queries: RESOURCES,
      objects: planted(),
    });
    const listing = snapshot.listings.get(
      'external-secrets.io/externalsecrets',
    );
    const text = JSON.stringify(listing);
    for (const secret of PLANTED) expect(text).not.toContain(secret);
    expect(text).toContain('https://dav.lan/kopia');
  });

  it('cannot come from Secrets, which are never read', () => {
    expect(RESOURCES.filter(query => query.kind === 'Secret')).toEqual([]);
    expect(RESOURCES.every(query => /^[a-z\d.-]*$/.test(query.group))).toBe(
      true,
    );
  });
});
