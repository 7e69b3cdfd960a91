import { KubernetesObject } from 'backstage-plugin-backups-node';
import { EXTERNAL_SECRETS, ToldSecrets } from './toldSecrets';

function externalSecret(spec: object): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'diary', namespace: 'home' },
    spec,
  };
}

function keptOf(spec: object): KubernetesObject {
  const { project } = EXTERNAL_SECRETS;
  return project ? project(externalSecret(spec)) : externalSecret(spec);
}

function toldBy(data: Record<string, string>): Record<string, string> {
  return new ToldSecrets([keptOf({ target: { template: { data } } })]).of(
    'home',
    'diary',
  );
}

describe('what an ExternalSecret tells of databases', () => {
  it.each<[string, string, string]>([
    ['DB_HOST', 'pg-rw.data.svc:5432', 'pg-rw.data.svc:5432'],
    ['host', 'pg-rw.data.svc', 'pg-rw.data.svc'],
    ['DB_NAME', 'diary', 'diary'],
    ['DB_HOST', '{{ .host }}', ''],
    ['DATABASE_URL', 'postgres://{{ .u }}:{{ .p }}@pg/a', 'postgres://pg/a'],
    ['DATABASE_URL', 'postgres://ana:x@{{ .host }}/a', ''],
    ['DATABASE_URL', 'postgres://ana:p@ss@pg/a', 'postgres://pg/a'],
    [
      'config.yaml',
      'url: postgres://ana:hunter2@pg-rw.data.svc/diary?sslmode=off',
      'postgres://pg-rw.data.svc/diary',
    ],
  ])('is of %s: %s', (key, value, told) => {
    expect(toldBy({ [key]: value })).toEqual({ [key]: told });
  });

  it.each<[string, string]>([
    ['DB_PASSWORD', 'hunter2'],
    ['DB_NAME', 'hunter2 and more'],
    ['host', 'https://ana:hunter2@example.org'],
    ['API_KEY', 'hunter2'],
    ['notes', 'the host is hunter2'],
  ])('is nothing of %s', (key, value) => {
    expect(toldBy({ [key]: value })).toEqual({});
  });

  it('keeps nothing else of it', () => {
    const kept = keptOf({
      target: { template: { data: { DB_URL: '{{ .url }}', KEY: 'hunter2' } } },
      dataFrom: [{ extract: { key: 'hunter2' } }],
    });
    expect(JSON.stringify(kept)).not.toContain('hunter2');
  });

  it('is the same once it was read', () => {
    const kept = keptOf({ target: { template: { data: { DB_HOST: 'pg' } } } });
    expect(EXTERNAL_SECRETS.project?.(kept)).toEqual(kept);
  });

  it('is that a key is there, which is filled from a store', () => {
    const data = [{ secretKey: 'DATABASE_URL', remoteRef: { key: 'x' } }];
    const told = new ToldSecrets([keptOf({ target: { name: 'env' }, data })]);
    expect(told.of('home', 'env')).toEqual({ DATABASE_URL: '' });
  });
});
