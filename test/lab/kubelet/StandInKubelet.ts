import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type KubernetesAdmin,
  UnwantedStatus,
} from '../kubernetes/KubernetesAdmin';
import { LabFolder } from '../machine/LabFolder';
import { KubeletEndpoint } from './KubeletEndpoint';
import type { Claim, Job, Pod, VolumeSnapshot } from './objects';
import { advanceJob } from './jobs';
import { RunningPod } from './RunningPod';

const NODE = 'lab-node';
const PAUSE = 150;
const SNAPSHOTS = '/apis/snapshot.storage.k8s.io/v1';

/** What the machine of the stand-in has. */
export interface KubeletOptions {
  /** May do everything. */
  admin: KubernetesAdmin;
  /** Folders by `server:path`, which pods may mount. */
  shares?: ReadonlyMap<string, string>;
  /**
   * Programs by the name that images call them by: an image `kopia-with-curl`
   * has the two.
   */
  programs: Readonly<Record<string, string>>;
}

/**
 * Stands in for a kubelet, for the controller of Jobs, and for a storage driver:
 * containers are processes of this machine with file systems of their own, a
 * claim is a folder, a snapshot a copy of one.
 */
export class StandInKubelet {
  readonly #options: KubeletOptions;
  readonly #folder = new LabFolder('node');
  readonly #pods = new Map<string, RunningPod>();
  #endpoint: KubeletEndpoint | undefined;
  #stopped = false;
  #loop: Promise<void> = Promise.resolve();
  /** What went wrong in the loop: a test that waits would not say. */
  #error: unknown;

  private constructor(options: KubeletOptions) {
    this.#options = options;
  }

  static async start(options: KubeletOptions): Promise<StandInKubelet> {
    const kubelet = new StandInKubelet(options);
    await kubelet.#register();
    kubelet.#loop = kubelet.#run();
    return kubelet;
  }

  /** `https://127.0.0.1:<port>`: runs programs in containers. */
  get url(): string {
    return `https://127.0.0.1:${this.#endpoint?.port}`;
  }

  /** @returns what a claim holds; made empty where it is not there */
  claim(namespace: string, name: string): string {
    const folder = this.#folder.of('claims', namespace, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** @throws what went wrong meanwhile */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
    for (const pod of this.#pods.values()) pod.kill();
    await this.#endpoint?.stop();
    this.#folder.remove();
    if (this.#error) throw this.#error;
  }

  async #register(): Promise<void> {
    const { admin } = this.#options;
    this.#endpoint = await KubeletEndpoint.start(
      this.#folder,
      (namespace, name, container) => {
        const pod = this.#pods.get(`${namespace}/${name}`);
        return pod?.sandbox(container ?? pod.firstContainer);
      },
    );
    const { body } = await admin.expect('POST', '/api/v1/nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: NODE },
    });
    await admin.expect('PUT', `/api/v1/nodes/${NODE}/status`, {
      ...body,
      status: {
        addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
        daemonEndpoints: { kubeletEndpoint: { Port: this.#endpoint.port } },
      },
    });
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#look();
      } catch (error) {
        if (!isOvertaken(error)) this.#error ??= error;
      }
      await delay(PAUSE);
    }
  }

  async #list<T>(path: string): Promise<T[]> {
    const { status, body } = await this.#options.admin.request('GET', path);
    return status === 200 ? (body.items as T[]) : [];
  }

  async #look(): Promise<void> {
    const pods = await this.#list<Pod>('/api/v1/pods');
    await this.#lookAtStorage(pods);
    const jobs = await this.#list<Job>('/apis/batch/v1/jobs');
    for (const job of jobs) await advanceJob(this.#options.admin, job, pods);
    const uids = new Set(jobs.map(({ metadata }) => metadata.uid));
    for (const pod of pods) {
      const { metadata } = pod;
      const isLeft = metadata.ownerReferences?.some(
        ({ uid }) => !uids.has(uid),
      );
      if (metadata.deletionTimestamp || isLeft) await this.#delete(pod);
      else if (!this.#pods.has(keyOf(pod))) this.#start(pod);
    }
  }

  /** Claims are bound, filled from snapshots, and let go when no pod has them. */
  async #lookAtStorage(pods: readonly Pod[]): Promise<void> {
    const { admin } = this.#options;
    for (const snapshot of await this.#list<VolumeSnapshot>(
      `${SNAPSHOTS}/volumesnapshots`,
    )) {
      const { metadata, spec, status } = snapshot;
      const { namespace, name } = metadata;
      const source = spec.source.persistentVolumeClaimName;
      if (!source || status?.readyToUse) continue;
      await copy(
        this.claim(namespace, source),
        this.#folder.of('snapshots', namespace, name),
      );
      await admin.expect(
        'PUT',
        `${SNAPSHOTS}/namespaces/${namespace}/volumesnapshots/${name}/status`,
        { ...snapshot, status: { readyToUse: true } },
      );
    }
    for (const claim of await this.#list<Claim>(
      '/api/v1/persistentvolumeclaims',
    )) {
      const { namespace, name, deletionTimestamp, finalizers } = claim.metadata;
      const path = `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}`;
      if (deletionTimestamp) {
        const isUsed = pods.some(
          pod =>
            pod.metadata.namespace === namespace &&
            isRunning(pod) &&
            pod.spec.volumes?.some(
              each => each.persistentVolumeClaim?.claimName === name,
            ),
        );
        if (isUsed || !finalizers?.length) continue;
        const metadata = { ...claim.metadata, finalizers: [] };
        await admin.expect('PUT', path, { ...claim, metadata });
        rmSync(this.claim(namespace, name), { recursive: true });
      } else if (claim.status?.phase !== 'Bound') {
        const from = claim.spec.dataSource;
        if (from?.kind === 'VolumeSnapshot') {
          await copy(
            this.#folder.of('snapshots', namespace, from.name),
            this.claim(namespace, name),
          );
        }
        await admin.expect('PUT', `${path}/status`, {
          ...claim,
          status: { phase: 'Bound' },
        });
      }
    }
  }

  async #delete(pod: Pod): Promise<void> {
    this.#pods.get(keyOf(pod))?.kill();
    await this.#options.admin.expect(
      'DELETE',
      `${pathOf(pod)}?gracePeriodSeconds=0`,
      undefined,
      [200, 404],
    );
  }

  #start(pod: Pod): void {
    const { namespace, uid = '' } = pod.metadata;
    const { admin, shares = new Map() } = this.#options;
    const running = new RunningPod(pod, {
      admin,
      shares,
      folder: this.#folder.of('pods', uid),
      folderOfClaim: async name => {
        await admin.until(
          `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}`,
          200,
          ({ status }) => (status as Claim['status'])?.phase === 'Bound',
        );
        return this.claim(namespace, name);
      },
      programsOf: image => this.#programsOf(image),
    });
    this.#pods.set(keyOf(pod), running);
    this.#carry(pod, running).catch(error => {
      this.#error ??= error;
    });
  }

  async #carry(pod: Pod, running: RunningPod): Promise<void> {
    const { admin } = this.#options;
    const { name, namespace } = pod.metadata;
    await admin.expect('POST', `${pathOf(pod)}/binding`, {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, namespace },
      target: { apiVersion: 'v1', kind: 'Node', name: NODE },
    });
    try {
      const isGood = await running.run(() =>
        this.#tell(pod, running, 'Running'),
      );
      await this.#tell(pod, running, isGood ? 'Succeeded' : 'Failed');
    } catch (error) {
      // A real one waits and tries again; the pod stays as it is.
      await this.#tell(pod, running, 'Pending', String(error));
    }
  }

  async #tell(
    pod: Pod,
    running: RunningPod,
    phase: string,
    message?: string,
  ): Promise<void> {
    const { admin } = this.#options;
    const { status, body } = await admin.request('GET', pathOf(pod));
    if (status !== 200) return;
    const statuses = (isInit: boolean) =>
      running.states
        .filter(state => state.isInit === isInit)
        .map(({ name, image, exitCode }) => ({
          name,
          image,
          imageID: image,
          restartCount: 0,
          ready: phase === 'Running' && exitCode === undefined,
          state:
            exitCode === undefined
              ? { running: {} }
              : { terminated: { exitCode } },
        }));
    await admin.request('PUT', `${pathOf(pod)}/status`, {
      ...body,
      status: {
        phase,
        message,
        conditions: [
          {
            type: 'Ready',
            status: phase === 'Running' ? 'True' : 'False',
          },
        ],
        initContainerStatuses: statuses(true),
        containerStatuses: statuses(false),
      },
    });
  }

  /** By the name of the image: nothing is pulled. */
  #programsOf(image: string): Record<string, string> {
    const [name] = (image.split('/').pop() ?? '').split(/[:@]/);
    if (name === 'busybox') return {};
    const { programs } = this.#options;
    const found = name
      .split('-with-')
      .map(each => [each, programs[each]] as const);
    const missing = found.find(([, path]) => path === undefined);
    if (missing) throw new Error(`No image ${image} here: no ${missing[0]}.`);
    return Object.fromEntries(found);
  }
}

function keyOf({ metadata }: Pod): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function pathOf({ metadata }: Pod): string {
  return `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
}

function isRunning({ status }: Pod): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

/**
 * Whether an object was changed or deleted after it was listed: the next look
 * sees it as it is, as controllers do it.
 */
function isOvertaken(error: unknown): boolean {
  return error instanceof UnwantedStatus && [404, 409].includes(error.status);
}

/** Owners, times and links as they are. */
async function copy(source: string, target: string): Promise<void> {
  if (!existsSync(source)) throw new Error(`There is no ${source}.`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const [code] = await once(
    spawn('cp', ['-a', `${source}/.`, target], { stdio: 'ignore' }),
    'exit',
  );
  if (code !== 0) throw new Error(`${source} cannot be copied.`);
}
