import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesAdmin } from '../kubernetes/KubernetesAdmin';
import type { Container, Pod, SecurityContext, Volume } from './objects';
import { Mount, Sandbox } from './Sandbox';

/** What the machine of a pod has. */
export interface PodMachine {
  admin: KubernetesAdmin;
  /** Of this pod alone. */
  folder: string;
  /** @returns the folder of a claim of the pod's namespace */
  folderOfClaim(name: string): Promise<string>;
  /** Folders by `server:path`. */
  shares: ReadonlyMap<string, string>;
  /** @returns programs of an image; throws for an image that nothing here is */
  programsOf(image: string): Record<string, string>;
}

/** How a container ended, or runs. */
export interface ContainerState {
  name: string;
  image: string;
  isInit: boolean;
  exitCode: number | undefined;
}

type Data = Record<string, string>;

/** A pod whose containers run as processes of this machine. */
export class RunningPod {
  readonly #pod: Pod;
  readonly #machine: PodMachine;
  readonly #sandboxes = new Map<string, Sandbox>();
  readonly #states: ContainerState[] = [];
  #volumes = new Map<string, string>();

  constructor(pod: Pod, machine: PodMachine) {
    this.#pod = pod;
    this.#machine = machine;
  }

  get states(): readonly ContainerState[] {
    return this.#states;
  }

  /** @returns the process of a container, where it has started */
  sandbox(container: string): Sandbox | undefined {
    return this.#sandboxes.get(container);
  }

  /** Name of the container that is meant where none is named. */
  get firstContainer(): string {
    return this.#pod.spec.containers[0].name;
  }

  /**
   * Runs it to its end.
   *
   * @param started - called when the containers after the first ones run
   * @returns whether every container ended with 0
   */
  async run(started: () => Promise<void>): Promise<boolean> {
    const { spec } = this.#pod;
    await this.#prepareVolumes();
    for (const container of spec.initContainers ?? []) {
      const state = await this.#start(container, true);
      state.exitCode = await this.#sandboxes.get(container.name)!.end();
      if (state.exitCode !== 0) return false;
    }
    const running = await Promise.all(
      spec.containers.map(container => this.#start(container, false)),
    );
    await started();
    const codes = await Promise.all(
      running.map(async state => {
        state.exitCode = await this.#sandboxes.get(state.name)!.end();
        return state.exitCode;
      }),
    );
    return codes.every(code => code === 0);
  }

  kill(): void {
    for (const sandbox of this.#sandboxes.values()) sandbox.kill();
  }

  async #start(container: Container, isInit: boolean): Promise<ContainerState> {
    const { name, image } = container;
    const context: SecurityContext = {
      ...this.#pod.spec.securityContext,
      ...container.securityContext,
    };
    const { runAsUser: user = 0, fsGroup } = context;
    if (context.runAsNonRoot && user === 0) {
      throw new Error(
        `${name}: container has runAsNonRoot and image will run as root`,
      );
    }
    const programs = this.#machine.programsOf(image);
    const env = await this.#environmentOf(container);
    const expand = (text: string) =>
      text.replaceAll(/\$\(([A-Za-z_]\w*)\)/g, (all, key) => env[key] ?? all);
    const command = [
      ...(container.command ?? Object.keys(programs).slice(0, 1)),
      ...(container.args ?? []),
    ].map(expand);
    this.#sandboxes.set(
      name,
      new Sandbox({
        root: join(this.#machine.folder, 'roots', name),
        mounts: this.#mountsOf(container),
        programs,
        env,
        command,
        workingDir: container.workingDir ?? '/',
        user,
        group: context.runAsGroup ?? 0,
        groups: fsGroup === undefined ? [] : [fsGroup],
        readOnlyRoot: context.readOnlyRootFilesystem ?? false,
      }),
    );
    const state = { name, image, isInit, exitCode: undefined };
    this.#states.push(state);
    return state;
  }

  #mountsOf({ volumeMounts = [] }: Container): Mount[] {
    return volumeMounts.map(({ name, mountPath, subPath = '', readOnly }) => {
      const source = this.#volumes.get(name);
      if (source === undefined) throw new Error(`There is no volume ${name}.`);
      const volume = this.#pod.spec.volumes?.find(each => each.name === name);
      const isReadOnly =
        readOnly ||
        volume?.nfs?.readOnly ||
        volume?.configMap !== undefined ||
        volume?.secret !== undefined;
      return {
        source: join(source, subPath),
        target: mountPath,
        readOnly: isReadOnly ?? false,
      };
    });
  }

  async #prepareVolumes(): Promise<void> {
    const { volumes = [], securityContext } = this.#pod.spec;
    this.#volumes = new Map();
    for (const volume of volumes) {
      const folder = await this.#folderOf(volume);
      const { fsGroup } = securityContext ?? {};
      if (fsGroup !== undefined && !volume.nfs && process.getuid?.() === 0) {
        chownSync(folder, -1, fsGroup);
        chmodSync(folder, 0o2775);
      }
      this.#volumes.set(volume.name, folder);
    }
  }

  async #folderOf(volume: Volume): Promise<string> {
    const { nfs, persistentVolumeClaim: claim } = volume;
    if (claim) return this.#machine.folderOfClaim(claim.claimName);
    if (nfs) {
      const share = this.#machine.shares.get(`${nfs.server}:${nfs.path}`);
      if (!share)
        throw new Error(`${nfs.server}:${nfs.path} cannot be mounted.`);
      return share;
    }
    const folder = join(this.#machine.folder, 'volumes', volume.name);
    mkdirSync(folder, { recursive: true });
    // As a kubelet makes them: any user of a container may write.
    chmodSync(folder, 0o777);
    const data = volume.configMap
      ? await this.#read('configmaps', volume.configMap)
      : volume.secret &&
        (await this.#read('secrets', {
          name: volume.secret.secretName,
          optional: volume.secret.optional,
        }));
    for (const [key, text] of Object.entries(data ?? {})) {
      writeFileSync(join(folder, key), text, { mode: 0o644 });
    }
    return folder;
  }

  async #environmentOf({ env = [], envFrom = [] }: Container): Promise<Data> {
    const values: Data = {};
    for (const { prefix = '', secretRef, configMapRef } of envFrom) {
      const data = secretRef
        ? await this.#read('secrets', secretRef)
        : await this.#read('configmaps', configMapRef ?? { name: '' });
      for (const [key, text] of Object.entries(data)) {
        values[`${prefix}${key}`] = text;
      }
    }
    for (const { name, value = '', valueFrom } of env) {
      const { secretKeyRef, configMapKeyRef, fieldRef } = valueFrom ?? {};
      const reference = secretKeyRef ?? configMapKeyRef;
      if (reference) {
        const kind = secretKeyRef ? 'secrets' : 'configmaps';
        const text = (await this.#read(kind, reference))[reference.key];
        if (text !== undefined) values[name] = text;
        else if (!reference.optional) {
          throw new Error(
            `couldn't find key ${reference.key} in ${reference.name}`,
          );
        }
      } else if (fieldRef) {
        const field = fieldRef.fieldPath.replace(/^metadata\./, '');
        const { metadata } = this.#pod;
        if (field !== 'name' && field !== 'namespace') {
          throw new Error(`No fieldRef ${fieldRef.fieldPath} here.`);
        }
        values[name] = metadata[field];
      } else values[name] = value;
    }
    return values;
  }

  async #read(
    kind: 'secrets' | 'configmaps',
    reference: { name: string; optional?: boolean },
  ): Promise<Data> {
    const { namespace } = this.#pod.metadata;
    const { status, body } = await this.#machine.admin.request(
      'GET',
      `/api/v1/namespaces/${namespace}/${kind}/${reference.name}`,
    );
    if (status !== 200) {
      if (reference.optional) return {};
      throw new Error(`${kind} "${reference.name}" not found`);
    }
    const data = Object.entries((body.data ?? {}) as Data);
    return Object.fromEntries(
      data.map(([key, text]) => [
        key,
        kind === 'secrets'
          ? Buffer.from(text, 'base64').toString('utf8')
          : text,
      ]),
    );
  }
}
