import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { KubernetesServer } from '../kubernetes/KubernetesServer';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import { ReportPortal } from '../portal/ReportPortal';
import { ResticRepository } from '../restic/ResticRepository';
import { Desk } from '../restore/Desk';
import type { Container } from './objects';
import { StandInKubelet } from './StandInKubelet';

const NAMESPACE = 'backups';
const IDENTITY = 'radarr@downloads:/data';
const FILES = { 'radarr.db': 'good', 'config.xml': '<config/>' };

interface ShippedCronJob {
  metadata: { name: string };
  spec: {
    jobTemplate: { spec: { template: { spec: { containers: Container[] } } } };
  };
}

/** What the jobs are shipped as: a CronJob, and scripts for its ConfigMap. */
function shipped(module: string, folder: string) {
  const path = resolvePackagePath(
    `backstage-plugin-backups-backend-module-${module}`,
    `manifests/${folder}`,
  );
  const scripts = readdirSync(path)
    .filter(name => name.endsWith('.sh'))
    .map(name => [name, readFileSync(join(path, name), 'utf8')]);
  return {
    cronJob: parse(
      readFileSync(join(path, 'cronjob.yaml'), 'utf8'),
    ) as ShippedCronJob,
    scripts: Object.fromEntries(scripts) as Record<string, string>,
  };
}

describe('jobs that are shipped, run as a cluster runs them', () => {
  let lab: KopiaLab;
  let kopia: KopiaRepository;
  let restic: ResticRepository;
  let portal: ReportPortal;
  let server: KubernetesServer;
  let kubelet: StandInKubelet;
  let desk: Desk;

  beforeAll(async () => {
    portal = await ReportPortal.start();
    lab = await KopiaLab.start();
    kopia = await lab.createRepository('nas');
    await kopia.takeSnapshot({ identity: IDENTITY, files: FILES });
    restic = await ResticRepository.create('restic');
    await restic.copyVolume(FILES);
    // As a share is exported: jobs run as another user than what wrote it.
    await runProgram('chmod', ['-R', 'a+rX', kopia.path, restic.path]);
    server = await KubernetesServer.start();
    kubelet = await StandInKubelet.start({
      admin: server.admin,
      shares: new Map([
        ['nas.internal:/backups/kopia', kopia.path],
        ['nas.internal:/backups/restic/radarr', restic.path],
      ]),
      programs: {
        kopia: tool('kopia').path,
        restic: tool('restic').path,
        curl: tool('curl').path,
      },
    });
    desk = new Desk();
    desk.useCluster({
      kubeconfig: server.writeKubeconfig('admin', server.adminAddress.token),
      kubelet: kubelet.url,
    });
    await make('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    await makeSecret('kopia-repository', { KOPIA_PASSWORD: kopia.password });
    await makeSecret('restic-repository', {
      RESTIC_REPOSITORY: '/repository',
      RESTIC_PASSWORD: restic.password,
    });
  });
  afterAll(async () => {
    await kubelet?.stop();
    await server?.stop();
    await portal?.stop();
    await lab?.stop();
    restic?.remove();
    desk?.remove();
  });

  async function make(path: string, object: object) {
    await server.admin.expect('POST', path, object);
  }

  function makeSecret(name: string, stringData: Record<string, string>) {
    return make(`/api/v1/namespaces/${NAMESPACE}/secrets`, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name },
      stringData,
    });
  }

  /** Installs a CronJob with what its reader fills in. */
  async function install(
    { cronJob, scripts }: ReturnType<typeof shipped>,
    filledIn: Record<string, string>,
  ) {
    const { name } = cronJob.metadata;
    const [container] = cronJob.spec.jobTemplate.spec.template.spec.containers;
    for (const variable of container.env ?? []) {
      const value = { PORTAL: portal.address, ...filledIn }[variable.name];
      if (value !== undefined) variable.value = value;
    }
    await makeSecret(name, { TOKEN: `token-of-${name}` });
    await make(`/api/v1/namespaces/${NAMESPACE}/configmaps`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: scripts,
    });
    await make(`/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`, cronJob);
  }

  /** Starts a CronJob's job by hand, as people do, and waits for its end. */
  async function runNow(cronJob: string, job: string) {
    const kubectl = `kubectl -n ${NAMESPACE}`;
    const { stdout } = await desk.type(`
      ${kubectl} create job ${job} --from=cronjob/${cronJob}
      until seen=$(${kubectl} get job ${job} -o 'jsonpath={.status.conditions[*].type}' | grep -oE 'Complete|Failed'); do sleep 1; done
      ${kubectl} logs job/${job}
      echo "ended as $seen"`);
    return { stdout, sent: portal.received.at(-1) };
  }

  it('proves a copy of Kopia in a drill, and reports it', async () => {
    await install(shipped('kopia', 'drill'), {
      CHECK: 'grep -q good radarr.db',
    });
    const { stdout, sent } = await runNow('kopia-drill', 'drill-now');
    expect(stdout).toContain('ended as Complete');
    expect(sent).toMatchObject({
      path: '/api/backups/reports/drill',
      authorization: 'Bearer token-of-kopia-drill',
      body: { outcome: 'proven', files: 2, item: 'radarr' },
    });
  });

  it('reports what a Kopia repository holds', async () => {
    await install(shipped('kopia', 'report'), {});
    const { stdout, sent } = await runNow('kopia-report', 'report-now');
    expect(stdout).toContain('ended as Complete');
    expect(sent).toMatchObject({
      path: '/api/backups/reports/kopia',
      body: { snapshots: [{ source: { userName: 'radarr' } }] },
    });
    expect(sent?.query.get('repository')).toBe(
      'nfs://nas.internal/backups/kopia',
    );
  });

  it('reports what a restic repository holds', async () => {
    await install(shipped('volsync', 'restic-report'), {});
    const { stdout, sent } = await runNow('restic-report', 'restic-now');
    expect(stdout).toContain('ended as Complete');
    expect(sent).toMatchObject({
      path: '/api/backups/reports/restic',
      authorization: 'Bearer token-of-restic-report',
    });
    expect(JSON.stringify(sent?.body)).toContain('"hostname":"volsync"');
  });

  it('ends as Failed where the repository has another password', async () => {
    await server.admin.expect(
      'DELETE',
      `/api/v1/namespaces/${NAMESPACE}/secrets/kopia-repository`,
    );
    await makeSecret('kopia-repository', { KOPIA_PASSWORD: 'wrong' });
    const { stdout, sent } = await runNow('kopia-drill', 'drill-wrong');
    expect(stdout).toContain('ended as Failed');
    expect(sent?.body).toMatchObject({ outcome: 'failed' });
  });
});
