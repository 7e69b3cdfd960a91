import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { freePort } from '../machine/freePort';
import { LabFolder } from '../machine/LabFolder';
import { LabProcess } from '../machine/LabProcess';
import { tool } from '../machine/tools';
import { KubernetesAdmin } from './KubernetesAdmin';

/** May do everything, by its group. */
const ADMIN = 'lab-admin';

/** What an API server says of an object by itself. */
export interface ObjectStamp {
  creationTimestamp?: string;
  uid?: string;
}

interface EtcdAnswer {
  header?: { revision: string };
  /** Both in base64. */
  kvs?: { key: string; value: string }[];
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** @returns the same in every version of its kind, since only one is stored */
export function storedKeyOf(object: KubernetesObject): string {
  const { apiVersion = '', kind, metadata } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, metadata.namespace ?? '', metadata.name].join(' ');
}

/** A real Kubernetes API: etcd and kube-apiserver, without nodes or controllers. */
export class KubernetesServer {
  /** May do everything. */
  readonly admin: KubernetesAdmin;

  private constructor(
    /** `https://127.0.0.1:<port>` */
    readonly url: string,
    readonly folder: LabFolder,
    readonly certificate: string,
    private readonly processes: LabProcess[],
    private readonly etcdUrl: string,
    private readonly adminToken: string,
  ) {
    this.admin = new KubernetesAdmin(this.adminAddress);
  }

  /** With it another process can do what `admin` can. */
  get adminAddress() {
    const { url, certificate, adminToken: token } = this;
    return { url, certificate, token };
  }

  /** Starts an empty cluster. */
  static async start(): Promise<KubernetesServer> {
    const folder = new LabFolder('kube');
    const processes: LabProcess[] = [];
    try {
      const etcdUrl = await startEtcd(folder, processes);
      const token = randomBytes(16).toString('hex');
      const url = await startApiServer(folder, processes, etcdUrl, token);
      return new KubernetesServer(
        url,
        folder,
        readFileSync(folder.of('certificates', 'apiserver.crt'), 'utf8'),
        processes,
        etcdUrl,
        token,
      );
    } catch (error) {
      await stopAll(processes);
      folder.remove();
      throw error;
    }
  }

  /** @returns requests with the rights of whoever the token belongs to */
  adminAs(token: string): KubernetesAdmin {
    const { url, certificate } = this;
    return new KubernetesAdmin({ url, certificate, token });
  }

  /**
   * Writes a kubeconfig.
   *
   * @returns its path
   */
  writeKubeconfig(name: string, token: string): string {
    const path = this.folder.of(`${name}.kubeconfig`);
    const cluster = {
      server: this.url,
      'certificate-authority-data': Buffer.from(this.certificate).toString(
        'base64',
      ),
    };
    writeFileSync(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': name,
        clusters: [{ name, cluster }],
        users: [{ name, user: { token } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
      }),
    );
    return path;
  }

  /**
   * Forgets every version of every object but the newest, as an API server does
   * after some minutes: lists that have begun cannot be continued.
   */
  async forgetVersions(): Promise<void> {
    const key = base64('/lab/forget');
    const { header } = await this.#etcd('put', { key, value: key });
    await this.#etcd('compaction', {
      revision: header?.revision,
      physical: true,
    });
  }

  /**
   * Gives objects the age and the uid of those that they stand for. An API
   * server stamps both itself, so they are changed where it keeps them.
   *
   * @param stamps - by `storedKeyOf`
   */
  async restamp(stamps: ReadonlyMap<string, ObjectStamp>): Promise<void> {
    const { kvs = [] } = await this.#etcd('range', {
      key: base64('/registry/'),
      range_end: base64('/registry0'),
    });
    for (const { key, value } of kvs) {
      const text = Buffer.from(value, 'base64').toString('utf8');
      if (!text.startsWith('{')) continue;
      const object = JSON.parse(text) as KubernetesObject;
      const stamp = object.metadata && stamps.get(storedKeyOf(object));
      if (!stamp) continue;
      const metadata = { ...object.metadata, ...stamp };
      const changed = JSON.stringify({ ...object, metadata });
      await this.#etcd('put', { key, value: base64(changed) });
    }
  }

  async #etcd(path: string, body: object): Promise<EtcdAnswer> {
    const response = await fetch(`${this.etcdUrl}/v3/kv/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`etcd refuses ${path}: ${await response.text()}`);
    }
    return (await response.json()) as EtcdAnswer;
  }

  /** Stops both by their ids, and removes everything. */
  async stop(): Promise<void> {
    await stopAll(this.processes);
    this.folder.remove();
  }
}

/**
 * What depends on the version. Since 1.34 an API server continues lists from
 * memory for a while after etcd has forgotten their version: switched off, it
 * expires them when it is told to, as older ones do. Policies that mutate are
 * served before 1.36 only where they are switched on.
 */
function optionsOf(version: string): string[] {
  const [major, minor] = version.split('.').map(Number);
  const isSince = (since: number) =>
    major > 1 || (major === 1 && minor >= since);
  const gates = [
    ...(isSince(34) ? ['ListFromCacheSnapshot=false'] : []),
    ...(isSince(32) && !isSince(36) ? ['MutatingAdmissionPolicy=true'] : []),
  ];
  const served = [...(isSince(34) ? ['v1beta1'] : []), 'v1alpha1'].map(
    each => `admissionregistration.k8s.io/${each}=true`,
  );
  return [
    ...(gates.length > 0 ? [`--feature-gates=${gates.join(',')}`] : []),
    ...(isSince(32) && !isSince(36)
      ? [`--runtime-config=${served.join(',')}`]
      : []),
  ];
}

/** What depends on another was started later. */
async function stopAll(processes: readonly LabProcess[]): Promise<void> {
  for (const each of [...processes].reverse()) await each.stop();
}

async function startEtcd(
  folder: LabFolder,
  processes: LabProcess[],
): Promise<string> {
  const { path, version } = tool('etcd');
  const url = `http://127.0.0.1:${await freePort()}`;
  const peers = `http://127.0.0.1:${await freePort()}`;
  const answers = async () => {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    return response?.ok ?? false;
  };
  processes.push(
    await LabProcess.start({
      title: `etcd ${version} at ${url}`,
      command: path,
      args: [
        `--data-dir=${folder.make('etcd')}`,
        `--listen-client-urls=${url}`,
        `--advertise-client-urls=${url}`,
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=default=${peers}`,
      ],
      env: { ETCD_UNSUPPORTED_ARCH: process.arch },
      asOneself: true,
      ready: answers,
    }),
  );
  return url;
}

async function startApiServer(
  folder: LabFolder,
  processes: LabProcess[],
  etcdUrl: string,
  adminToken: string,
): Promise<string> {
  const { path, version } = tool('kube-apiserver');
  const port = await freePort();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = folder.of('accounts.key');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const tokensFile = folder.of('tokens.csv');
  writeFileSync(tokensFile, `${adminToken},${ADMIN},${ADMIN},system:masters\n`);
  const url = `https://127.0.0.1:${port}`;
  processes.push(
    await LabProcess.start({
      title: `kube-apiserver ${version} at ${url}`,
      command: path,
      args: [
        `--etcd-servers=${etcdUrl}`,
        // So that `restamp` can read what is stored.
        '--storage-media-type=application/json',
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--secure-port=${port}`,
        `--cert-dir=${folder.make('certificates')}`,
        '--service-cluster-ip-range=10.0.0.0/24',
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${keyFile}`,
        `--service-account-signing-key-file=${keyFile}`,
        `--token-auth-file=${tokensFile}`,
        '--authorization-mode=RBAC',
        // Nobody makes default accounts here, and no pod ever runs.
        '--disable-admission-plugins=ServiceAccount',
        ...optionsOf(version),
      ],
      asOneself: true,
      readySeconds: 120,
      ready: async () => {
        const response = await new KubernetesAdmin({
          url,
          token: adminToken,
        })
          .request('GET', '/readyz')
          .catch(() => undefined);
        return response?.status === 200;
      },
    }),
  );
  return url;
}
