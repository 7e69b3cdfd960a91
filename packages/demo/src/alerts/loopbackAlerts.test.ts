import { createMockDirectory } from '@backstage/backend-test-utils';
import { createPrometheusProvider } from 'backstage-plugin-backups-backend-module-prometheus';
import type { RemoteSource } from 'backstage-plugin-backups-node';
import { LoopbackAlerts, startLoopbackAlerts } from './startLoopbackAlerts';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe('alerts over TLS', () => {
  const folder = createMockDirectory();
  let alerts: LoopbackAlerts;

  beforeAll(async () => {
    alerts = await startLoopbackAlerts({ anchor: ANCHOR, encrypted: true });
    folder.setContent({ 'alerts.pem': alerts.certificate ?? '' });
  });
  afterEach(() => alerts.setFault(undefined));
  afterAll(() => alerts.close());

  function remote(caFile?: string): RemoteSource {
    const [source] =
      createPrometheusProvider({
        servers: [
          {
            name: 'alerts',
            kind: 'prometheus',
            url: alerts.url,
            cluster: 'home-1',
            token: 'planted-token',
            caFile,
            intervalSeconds: 300,
            deadlineSeconds: 5,
          },
        ],
      }).remotes ?? [];
    return source;
  }

  const trusting = () => remote(folder.resolve('alerts.pem'));
  const { signal } = new AbortController();

  it('are read from a server whose own authority is trusted', async () => {
    const { facts } = await trusting().read({ signal });
    expect([...facts]).toMatchObject([
      { type: 'finding', finding: { code: 'alert-firing' } },
    ]);
  });

  it('are asked of nobody whose certificate is not trusted', async () => {
    const before = alerts.requests();
    await expect(remote().read({ signal })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The certificate of 127\.0\.0\.1:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/,
      ),
      fix: 'Give the authority, or the certificate itself, in caFile of server alerts. Nothing was sent.',
    });
    expect(alerts.requests()).toBe(before);
  });

  it('are not looked for on the login page that somebody sends the portal to', async () => {
    alerts.setFault('login-page');
    await expect(trusting().read({ signal })).rejects.toMatchObject({
      message: 'It sends the portal elsewhere (302), as a login page does.',
      fix: expect.stringContaining('url of server alerts'),
    });
  });
});
