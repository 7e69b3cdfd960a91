import { observe } from '../fixtures/observe';
import { externalSecret, KOPIA, source } from '../fixtures/objects';

function kopia(others: unknown[]) {
  return observe([source({ spec: { kopia: KOPIA } }), ...others]).plan
    .destination;
}

function fromTemplateOf(data: Record<string, string>) {
  return kopia([externalSecret({ data })]);
}

function restic(repository: string) {
  return observe([
    source({
      spec: {
        kopia: undefined,
        restic: {
          repository: 'jukebox-restic',
          copyMethod: 'Snapshot',
        },
      },
    }),
    externalSecret({
      target: {
        name: 'jukebox-restic',
        template: { data: { RESTIC_REPOSITORY: repository } },
      },
    }),
  ]).plan.destination;
}

describe('templates of ExternalSecrets', () => {
  it('gives a product from a literal endpoint, and leaves a templated bucket open', () => {
    const destination = fromTemplateOf({
      KOPIA_REPOSITORY: 's3://{{ .BUCKET }}/jukebox/',
      KOPIA_S3_BUCKET: '{{ .BUCKET }}',
      KOPIA_S3_ENDPOINT: 's3.us-east-005.backblazeb2.com',
    });
    expect(destination).toEqual({
      type: 's3',
      label: 'Backblaze B2',
      product: 'Backblaze B2',
      endpoint: 's3.us-east-005.backblazeb2.com',
      prefix: 'jukebox',
      offSite: true,
      failureDomain: 'backblaze-b2',
      derivedFrom: [
        'template of ExternalSecret media/jukebox-volsync: type, product, endpoint, prefix, offSite, failureDomain',
      ],
    });
  });

  it('knows a product by the end of a templated endpoint, without calling it known', () => {
    const destination = fromTemplateOf({
      KOPIA_S3_BUCKET: 'volsync',
      KOPIA_S3_ENDPOINT: '{{ .ACCOUNT }}.r2.cloudflarestorage.com',
    });
    expect(destination).toMatchObject({
      product: 'Cloudflare R2',
      offSite: true,
      bucket: 'volsync',
    });
    expect(destination.endpoint).toBeUndefined();
  });

  it('knows nothing from an endpoint that is all template', () => {
    const destination = fromTemplateOf({
      KOPIA_S3_BUCKET: 'volsync',
      KOPIA_S3_ENDPOINT: '{{ .ENDPOINT }}',
    });
    expect(destination).toMatchObject({
      type: 's3',
      label: 'S3 bucket (location not known)',
    });
    expect(destination.offSite).toBeUndefined();
    expect(destination.failureDomain).toBeUndefined();
  });

  it("takes Kopia's default endpoint only where the template is the whole Secret", () => {
    expect(fromTemplateOf({ KOPIA_S3_BUCKET: 'b' }).product).toBe('Amazon S3');
    const merged = (template: Record<string, unknown>) =>
      kopia([
        externalSecret({
          target: {
            name: 'jukebox-volsync-secret',
            template: { data: { KOPIA_S3_BUCKET: 'b' }, ...template },
          },
        }),
      ]);
    expect(merged({ mergePolicy: 'Merge' }).product).toBeUndefined();
    expect(merged({ templateFrom: [{}] }).product).toBeUndefined();
  });

  it.each([
    [
      { KOPIA_REPOSITORY: 'filesystem:///repository' },
      'filesystem',
      'filesystem repository (location not known)',
    ],
    [
      { KOPIA_FS_PATH: '/repository' },
      'filesystem',
      'filesystem repository (location not known)',
    ],
    [{ KOPIA_AZURE_CONTAINER: 'c' }, 'azure', 'Azure Blob Storage'],
    [{ KOPIA_GCS_BUCKET: 'g' }, 'gcs', 'Google Cloud Storage'],
    [{ KOPIA_B2_BUCKET: 'b' }, 's3', 'Backblaze B2'],
    [{ WEBDAV_URL: 'https://u:p@dav.lan/kopia' }, 'webdav', 'WebDAV dav.lan'],
    [{ SFTP_HOST: 'box.lan', SFTP_PATH: '/kopia' }, 'sftp', 'SFTP box.lan'],
    [{ RCLONE_REMOTE_PATH: 'drive:kopia' }, 'rclone', 'rclone remote'],
  ])('reads %j', (data, type, label) => {
    expect(fromTemplateOf(data)).toMatchObject({ type, label });
  });

  it('joins by the own name of an ExternalSecret without a target', () => {
    expect(
      kopia([
        externalSecret({
          name: 'jukebox-volsync-secret',
          target: { template: { data: { KOPIA_B2_BUCKET: 'b' } } },
        }),
      ]).bucket,
    ).toBe('b');
  });

  it('does not join over namespaces, nor without a template', () => {
    const elsewhere = externalSecret({
      namespace: 'other',
      data: { KOPIA_B2_BUCKET: 'b' },
    });
    const bare = externalSecret({ target: { name: 'jukebox-volsync-secret' } });
    expect(kopia([elsewhere, bare]).type).toBe('unknown');
  });

  it.each([
    [
      's3:https://minio.storage.svc.cluster.local:9000/volsync/jukebox',
      {
        type: 's3',
        bucket: 'volsync',
        prefix: 'jukebox',
        offSite: false,
        failureDomain: 'minio.storage.svc',
      },
    ],
    [
      's3:s3.wasabisys.com/volsync',
      { type: 's3', product: 'Wasabi', bucket: 'volsync' },
    ],
    [
      'b2:volsync:jukebox',
      { product: 'Backblaze B2', bucket: 'volsync', prefix: 'jukebox' },
    ],
    ['azure:volsync:/', { type: 'azure', bucket: 'volsync' }],
    [
      'gs:volsync:/jukebox',
      { type: 'gcs', bucket: 'volsync', prefix: 'jukebox' },
    ],
    [
      'rest:http://u:p@nas.lan:8000/jukebox',
      { type: 'rest', endpoint: 'http://nas.lan:8000/jukebox', offSite: false },
    ],
    [
      'sftp:me@nas.lan:/srv/restic',
      { type: 'sftp', server: 'nas.lan', path: '/srv/restic' },
    ],
    ['sftp://me@nas.lan:2222//srv/restic', { type: 'sftp', server: 'nas.lan' }],
    ['rclone:drive:restic', { type: 'rclone', path: 'drive:restic' }],
    ['swift:volsync:/jukebox', { type: 'unknown', bucket: 'volsync' }],
    ['/mnt/repository/jukebox', { type: 'filesystem' }],
    [
      's3:{{ .ENDPOINT }}/{{ .BUCKET }}/jukebox',
      { type: 's3', prefix: 'jukebox' },
    ],
    ['{{ .REPOSITORY }}', { type: 'unknown', label: 'jukebox-restic' }],
    ['carrier-pigeon:loft', { type: 'unknown' }],
  ])('reads where restic writes: %s', (repository, expected) => {
    expect(restic(repository)).toMatchObject(expected);
  });
});
