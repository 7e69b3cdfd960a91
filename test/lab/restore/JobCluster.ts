import {
  chownSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { OBJECTS, QUERIES } from 'backups-demo/testUtils';
import { StandInKubelet } from '../kubelet/StandInKubelet';
import { customResources } from '../kubernetes/customResources';
import { KubernetesServer } from '../kubernetes/KubernetesServer';
import { LoadedCluster } from '../kubernetes/LoadedCluster';
import { Desk } from './Desk';
import type { Sheet } from './typedLines';
import {
  CLAIM,
  NAMESPACE,
  SECRET,
  type VolSyncCopy,
  objectsOf,
} from './volSyncCopy';

/** Under which the app and the mover run. */
export const USER = 568;
const API = `/api/v1/namespaces`;
const CLAIM_PATH = `${API}/${NAMESPACE}/persistentvolumeclaims/${CLAIM}`;

/** A real API server with a claim that VolSync copies, and a stand-in kubelet that runs Jobs. */
export class JobCluster {
  private constructor(
    readonly server: KubernetesServer,
    readonly kubelet: StandInKubelet,
    /** Types into this cluster. */
    readonly desk: Desk,
    /** `server:path` of the share. */
    private readonly share: string,
  ) {}

  /**
   * @param share - the folder that the NFS share of the copy stands for
   * @param programs - what the images of the Jobs hold
   * @param sheet - what the runbooks are read from
   */
  static async start(
    copy: VolSyncCopy,
    options: {
      share: [exported: string, folder: string];
      programs: Record<string, string>;
      sheet?: Sheet;
    },
  ): Promise<JobCluster> {
    const server = await KubernetesServer.start();
    const { admin } = server;
    const loaded = new LoadedCluster(admin, stamps => server.restamp(stamps));
    await loaded.install(
      customResources(QUERIES, OBJECTS).filter(({ spec }) =>
        ['snapshot.storage.k8s.io', 'volsync.backube'].includes(spec.group),
      ),
    );
    await admin.expect('POST', API, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    const [claim, source] = objectsOf(copy);
    await admin.expect('POST', dirname(CLAIM_PATH), claim);
    await admin.expect(
      'POST',
      `/apis/volsync.backube/v1alpha1/namespaces/${NAMESPACE}/replicationsources`,
      source,
    );
    const kubelet = await StandInKubelet.start({
      admin,
      shares: new Map([options.share]),
      programs: options.programs,
    });
    const desk = new Desk(options.sheet);
    desk.useCluster({
      kubeconfig: server.writeKubeconfig('admin', server.adminAddress.token),
      kubelet: kubelet.url,
    });
    return new JobCluster(server, kubelet, desk, options.share[0]);
  }

  async stop(): Promise<void> {
    await this.kubelet.stop();
    await this.server.stop();
    this.desk.remove();
  }

  /** The live volume's folder. */
  get volume(): string {
    return this.kubelet.claim(NAMESPACE, CLAIM);
  }

  /** Makes the repository's Secret anew. */
  async knowSecret(stringData: Record<string, string>): Promise<void> {
    const path = `${API}/${NAMESPACE}/secrets`;
    await this.server.admin.request('DELETE', `${path}/${SECRET}`);
    await this.server.admin.expect('POST', path, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: SECRET },
      stringData,
    });
  }

  /**
   * Leaves just these files in the live volume, as the app's user.
   *
   * @returns the volume's folder
   */
  damage(files: Record<string, string>): string {
    const { volume } = this;
    for (const name of readdirSync(volume)) {
      rmSync(join(volume, name), { recursive: true });
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(volume, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      if (process.getuid?.() === 0) {
        chownSync(path, USER, USER);
        chownSync(dirname(path), USER, USER);
      }
    }
    return volume;
  }

  /**
   * Copies the live volume as a mover does: in a Job, under the user of its
   * security context. `/data` is the volume, `/repository` the share.
   *
   * @param mover - `image`: the program's name
   */
  async runMover(mover: {
    image: string;
    script: string;
    securityContext: Record<string, number>;
  }): Promise<void> {
    const jobs = `/apis/batch/v1/namespaces/${NAMESPACE}/jobs`;
    const [server, path] = this.share.split(':');
    await this.server.admin.expect('POST', jobs, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'mover' },
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            restartPolicy: 'Never',
            securityContext: mover.securityContext,
            containers: [
              {
                name: 'mover',
                image: mover.image,
                command: ['sh', '-ec', mover.script],
                envFrom: [{ secretRef: { name: SECRET } }],
                volumeMounts: [
                  { name: 'data', mountPath: '/data', readOnly: true },
                  { name: 'repository', mountPath: '/repository' },
                ],
              },
            ],
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: CLAIM } },
              { name: 'repository', nfs: { server, path } },
            ],
          },
        },
      },
    });
    const kubectl = `kubectl -n ${NAMESPACE}`;
    await this.desk.type(
      `${kubectl} wait job/mover --for=condition=Complete --timeout=2m || { ${kubectl} logs job/mover; exit 1; }`,
    );
  }

  /** Deletes the claim, as if the cluster were new. */
  async loseVolume(): Promise<void> {
    await this.server.admin.expect('DELETE', CLAIM_PATH);
    await this.server.admin.until(CLAIM_PATH, 404);
  }

  /** Waits for the new claim, which is filled before it is bound. */
  untilBound(): Promise<void> {
    return this.server.admin.until(
      CLAIM_PATH,
      200,
      ({ status }) => (status as { phase?: string }).phase === 'Bound',
    );
  }

  /** @returns how many claims there are */
  async countClaims(): Promise<number> {
    const { body } = await this.server.admin.expect('GET', dirname(CLAIM_PATH));
    return (body.items as unknown[]).length;
  }
}
