import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { KubeconfigConfig } from '../config/BackupsConfig';
import { CLAIMS, homelab } from './__testUtils__/queries';
import {
  Interception,
  StandInKubernetes,
} from './__testUtils__/StandInKubernetes';
import { writeKubeconfig } from './__testUtils__/writeKubeconfig';
import { DirectTransport } from './DirectTransport';
import { KubernetesApiReader } from './KubernetesApiReader';

type FromFile = Extract<KubeconfigConfig['from'], { kind: 'file' }>;

describe('DirectTransport', () => {
  const { private: key, cert } = generate(
    [{ name: 'commonName', value: '127.0.0.1' }],
    {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  let folder: string;
  let file: string;
  let plain: StandInKubernetes;
  let secure: StandInKubernetes;
  let authorizations: (string | undefined)[];

  const noteAuthorization: Interception = ({ headers }) => {
    authorizations.push(headers.authorization);
    return false;
  };

  beforeAll(async () => {
    plain = await StandInKubernetes.start();
    secure = await StandInKubernetes.start({ key, cert });
  });
  afterAll(async () => {
    await plain.stop();
    await secure.stop();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-direct-'));
    file = join(folder, 'kubeconfig');
    authorizations = [];
    for (const standIn of [plain, secure]) {
      standIn.reset();
      standIn.kinds = homelab();
      standIn.intercept = noteAuthorization;
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  const fromFile = (more: Partial<FromFile> = {}): DirectTransport =>
    new DirectTransport({
      cluster: 'home',
      from: { kind: 'file', path: file, skipTLSVerify: false, ...more },
    });

  const read = (transport: DirectTransport) =>
    new KubernetesApiReader({
      cluster: 'home',
      transport,
      intervalSeconds: 300,
      limits: { wait: async () => {} },
    }).read([CLAIMS], { signal: new AbortController().signal });

  const complete = {
    listings: new Map([
      [
        '/persistentvolumeclaims',
        expect.objectContaining({ outcome: 'complete' }),
      ],
    ]),
  };

  it('signs in, and trusts the authority of the kubeconfig', async () => {
    const server = `https://${secure.host}`;
    await writeKubeconfig(file, { server, certificateAuthority: cert });
    expect(await read(fromFile())).toMatchObject(complete);
    expect(new Set(authorizations)).toEqual(new Set(['Bearer kube-token']));
  });

  it('trusts nobody else', async () => {
    await writeKubeconfig(file, { server: `https://${secure.host}` });
    await expect(read(fromFile())).rejects.toThrow(/self-signed certificate/);
    expect(authorizations).toEqual([]);
  });

  it('trusts everybody when it is told to', async () => {
    await writeKubeconfig(file, { server: `https://${secure.host}` });
    expect(await read(fromFile({ skipTLSVerify: true }))).toMatchObject(
      complete,
    );
  });

  it('sends no token in the clear unless it is told to', async () => {
    await writeKubeconfig(file, { server: `http://${plain.host}` });
    await expect(read(fromFile())).rejects.toMatchObject({
      message: expect.stringContaining('HTTP protocol is not allowed'),
      fix: `Check ${file} (backups.kubeconfigs).`,
    });
    expect(plain.requests).toEqual([]);
    expect(await read(fromFile({ skipTLSVerify: true }))).toMatchObject(
      complete,
    );
  });

  it('keeps the path of a server behind a gateway', async () => {
    const paths: string[] = [];
    plain.intercept = ({ path }) => {
      paths.push(path);
      return false;
    };
    const server = `http://${plain.host}/k8s/clusters/home/`;
    await writeKubeconfig(file, { server, skipTLSVerify: true });
    await expect(read(fromFile())).rejects.toThrow('status 404');
    expect(paths).toEqual(['/k8s/clusters/home/apis']);
  });

  it('takes new credentials when the file changes', async () => {
    const server = `http://${plain.host}`;
    await writeKubeconfig(file, { server, skipTLSVerify: true });
    const transport = fromFile();
    await read(transport);
    const renewed = { server, skipTLSVerify: true, token: 'renewed' };
    await writeKubeconfig(file, renewed);
    await utimes(file, new Date(), new Date(Date.now() + 60_000));
    authorizations = [];
    await read(transport);
    expect(new Set(authorizations)).toEqual(new Set(['Bearer renewed']));
  });

  it('says what is wrong with a kubeconfig, and quotes none of it', async () => {
    await expect(read(fromFile())).rejects.toMatchObject({
      message: `The kubeconfig of home cannot be read: ${file} (ENOENT).`,
      fix: 'Check backups.kubeconfigs of home.',
    });
    await writeFile(file, 'token: hunter2: [');
    await expect(read(fromFile())).rejects.toThrow(
      `The kubeconfig of home cannot be read: ${file} (it is no kubeconfig).`,
    );
    await writeKubeconfig(file, { server: `http://${plain.host}` });
    for (const context of ['nowhere', 'elsewhere']) {
      await expect(read(fromFile({ context }))).rejects.toThrow(
        `The kubeconfig of home has no context ${context} with a cluster: ${file}.`,
      );
    }
  });

  it('says that there is no pod whose account it could use', async () => {
    await expect(
      read(
        new DirectTransport({ cluster: 'home', from: { kind: 'in-cluster' } }),
      ),
    ).rejects.toThrow('the backend does not run in a Kubernetes cluster');
  });
});
