import type { RunbookRequest } from 'backstage-plugin-backups-node';
import type { RestoreWay } from 'backstage-plugin-backups-common';
import { renderCommand } from 'backstage-plugin-backups-common';
import { observe } from '../fixtures/observe';
import { claim, externalSecret, KOPIA, source } from '../fixtures/objects';
import { volSyncRunbook } from './volSyncRunbook';

const PLACE = {
  KOPIA_S3_BUCKET: 'vault',
  KOPIA_REPOSITORY: 's3://vault/jukebox',
};

/** What is printed for a source whose Secret comes from a template like this. */
function printed(
  way: RestoreWay,
  data: Record<string, string>,
  options: { kopia?: object; point?: RunbookRequest['point'] } = {},
) {
  const { plan } = observe(
    [
      claim(),
      externalSecret({ data: { ...PLACE, ...data } }),
      source({ spec: { kopia: { ...KOPIA, ...options.kopia } } }),
    ],
    { withoutClaim: true },
  );
  const { runbook } = volSyncRunbook({
    scenario: 'look',
    way,
    plan,
    plans: [plan],
    item: {
      type: 'item',
      key: 'k',
      kind: 'persistent-volume-claim',
      cluster: plan.object.cluster,
      namespace: 'media',
      name: 'jukebox',
      labels: {},
      annotations: {},
      aliases: [],
      mountedBy: [],
    },
    notAfter: Date.parse('2026-11-22T10:30:00Z') / 1000,
    point: options.point,
    tag: 't1',
  });
  if (!runbook || runbook.way !== way) throw new Error(`no way ${way}`);
  return runbook.steps
    .flatMap(({ commands }) => commands)
    .map(command => renderCommand(command, {}, runbook.fields))
    .join('\n');
}

const PUBLIC_TLS: RegExp[] = [];
const HTTP = [/--disable-tls/];

/** Endpoints as movers take them; Kopia itself takes a host name only. */
describe('Kopia on S3, as the mover reaches it', () => {
  it.each<[string, Record<string, string>, RegExp[]]>([
    ['a host name', { KOPIA_S3_ENDPOINT: 'garage.lan:3900' }, PUBLIC_TLS],
    ['https', { KOPIA_S3_ENDPOINT: 'https://garage.lan:3900' }, PUBLIC_TLS],
    ['a slash', { KOPIA_S3_ENDPOINT: 'https://garage.lan:3900/' }, PUBLIC_TLS],
    ['http', { KOPIA_S3_ENDPOINT: 'http://garage.lan:3900' }, HTTP],
    [
      'http by a key of its own',
      { KOPIA_S3_ENDPOINT: 'garage.lan:3900', KOPIA_S3_DISABLE_TLS: 'true' },
      HTTP,
    ],
    [
      'a region',
      { KOPIA_S3_ENDPOINT: 'garage.lan:3900', AWS_REGION: 'garage' },
      [/--region[= \n-]*garage/],
    ],
  ])('is connected to by %s', (_, data, wanted) => {
    for (const way of ['command-line', 'job'] as const) {
      const text = printed(way, data);
      expect(text).toMatch(/--endpoint=garage\.lan:3900/);
      expect(text).not.toMatch(/https?:\/\//);
      for (const pattern of wanted) expect(text).toMatch(pattern);
      expect(text.includes('--disable-tls')).toBe(wanted === HTTP);
    }
  });

  it.each([
    ['configMapName', 'configmap', ''],
    ['secretName', 'secret', ' | base64 -d'],
  ])('trusts the authority of %s', (field, kind, decode) => {
    const kopia = { customCA: { [field]: 'garage-ca', key: 'ca.crt' } };
    const data = { KOPIA_S3_ENDPOINT: 'garage.lan:3900' };
    const typed = printed('command-line', data, { kopia });
    expect(typed).toContain(
      `kubectl -n media get ${kind} garage-ca -o 'jsonpath={.data.ca\\.crt}'${decode} | tee ./kopia-t1-authority.pem`,
    );
    expect(typed).toContain('--root-ca-pem-path=./kopia-t1-authority.pem');
    const job = printed('job', data, { kopia });
    expect(job).toContain('--root-ca-pem-path=/authority/ca.crt');
    expect(job).toMatch(/name: garage-ca|secretName: garage-ca/);
  });

  it('stops where a key of the Secret is missing that every storage needs; a session token may be absent', () => {
    const text = printed('command-line', {});
    const taken = [...text.matchAll(/^export (\w+)=/gm)].map(([, key]) => key);
    const needed = [...text.matchAll(/:\?has no value/g)];
    expect(taken).toEqual([
      'KOPIA_PASSWORD',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
    ]);
    expect(needed).toHaveLength(3);
    expect(text).toContain(': "${KOPIA_PASSWORD:?has no value}"');
    expect(text).not.toContain('AWS_SESSION_TOKEN:?');
  });

  it('restores the listed snapshot by its id, and lists what others wrote', () => {
    const point = { id: '73f5c0ffee', dataTime: 1 };
    const typed = printed('command-line', {}, { point });
    expect(typed).toContain('kopia restore 73f5c0ffee ./jukebox-t1');
    expect(typed).not.toContain('--snapshot-time');
    expect(typed).toContain('snapshot list --all jukebox@media:/data');
    expect(printed('job', {}, { point })).toContain('73f5c0ffee');
    expect(printed('job', {})).toContain(
      '--snapshot-time=2026-11-22T10:30:00Z',
    );
  });
});
