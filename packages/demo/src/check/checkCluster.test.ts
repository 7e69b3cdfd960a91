import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../loopback/startLoopbackKubernetes';
import { check } from './check';

const CLUSTER = 'home-1';
const TOKEN = 'only-for-this-test';

function kubeconfig(server: string, token = TOKEN): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'homelab',
    // The client sends a token over http only where the kubeconfig allows it.
    clusters: [
      { name: CLUSTER, cluster: { server, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'me', user: { token } }],
    contexts: [{ name: 'homelab', context: { cluster: CLUSTER, user: 'me' } }],
  });
}

describe('npm run check -- --context', () => {
  let objects: KubernetesObject[];
  let api: LoopbackKubernetes;
  let folder: string;

  beforeAll(() => {
    const now = new Date();
    objects = homelabManifestsAt({ cluster: CLUSTER, now, anchor: now });
  });
  beforeEach(async () => {
    api = await startLoopbackKubernetes({
      clusters: { [CLUSTER]: { objects: () => objects, token: TOKEN } },
    });
    folder = await mkdtemp(join(tmpdir(), 'check-cluster-'));
    await writeFile(join(folder, 'kubeconfig'), kubeconfig(api.url(CLUSTER)));
  });
  afterEach(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(...args: string[]) {
    let out = '';
    let error = '';
    const code = await check(args, folder, {
      out: text => {
        out += text;
      },
      error: text => {
        error += text;
      },
    });
    return { code, out, error };
  }

  it('reads a cluster as it is now, and finds its apps', async () => {
    const { code, out, error } = await run(
      ...['--context', 'homelab', '--kubeconfig', 'kubeconfig', '--json'],
    );
    expect(error).toContain(`Reading homelab at ${api.url(CLUSTER)}`);
    const { apps, sources } = JSON.parse(out);
    const radarr = apps.find(({ name }: { name: string }) => name === 'radarr');
    expect(radarr.items[0].copies.length).toBeGreaterThan(0);
    expect(
      new Set(sources.map(({ outcome }: { outcome: string }) => outcome)),
    ).toEqual(new Set(['answered', 'not-installed']));
    expect(code).toBe(0);
  });

  it('asks for no Secret, and only reads', async () => {
    await run('--context', 'current', '--kubeconfig', 'kubeconfig');
    const requests = api.requests(CLUSTER);
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(requests.filter(({ path }) => path.endsWith('/secrets'))).toEqual(
      [],
    );
  });

  it('says which contexts there are when it does not find one', async () => {
    const { code, error } = await run(
      ...['--context', 'home', '--kubeconfig', 'kubeconfig'],
    );
    expect(error).toContain(
      'There is no context home. These are known: homelab.',
    );
    expect(code).toBe(2);
  });

  it('says that a kubeconfig is not there, and how to give another', async () => {
    const { code, error } = await run(
      ...['--context', 'homelab', '--kubeconfig', 'nowhere'],
    );
    expect(error).toMatch(/No kubeconfig could be read: .*nowhere/);
    expect(error).toContain('--kubeconfig');
    expect(code).toBe(2);
  });

  it('never quotes a kubeconfig that cannot be understood', async () => {
    await writeFile(join(folder, 'broken'), `users: [${TOKEN}`);
    const { code, out, error } = await run(
      ...['--context', 'homelab', '--kubeconfig', 'broken'],
    );
    expect(`${out}${error}`).not.toContain(TOKEN);
    expect(code).toBe(2);
  });

  it('says why a cluster refuses it', async () => {
    await writeFile(
      join(folder, 'refused'),
      kubeconfig(api.url(CLUSTER), 'another'),
    );
    const { code, error } = await run(
      ...['--context', 'homelab', '--kubeconfig', 'refused'],
    );
    expect(error).toMatch(/401|credentials|token/i);
    expect(code).toBe(2);
  });

  it.each([
    [['dump', '--context', 'homelab'], /a folder or --context, not both/],
    [['--context', 'homelab', '--complete'], /are for folders/],
    [['--kubeconfig', 'kubeconfig'], /--kubeconfig needs --context/],
    [[], /the folder that holds the manifests, or the cluster/],
  ])('refuses %j and says how it is meant', async (args, words) => {
    const { code, error } = await run(...args);
    expect(error).toMatch(words);
    expect(code).toBe(2);
  });
});
