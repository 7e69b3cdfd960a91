import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolName } from '../machine/tools';
import { GoProgram, pinnedProgram } from './goPrograms';
import { isProgram, onPath } from './onPath';

/** How a program comes to be there. */
export interface Recipe {
  /** @returns its path where it is there already */
  find(): string | undefined;
  /** Debian package that holds it. */
  debian?: string;
  go?: GoProgram;
  /** Asks it for its version. */
  versionArguments: readonly string[];
  /** Run for the version, where the path is a folder. */
  program?: string;
  /** How a person gets it. */
  help: string;
}

const KUBERNETES = 'k8s.io/kubernetes';
const VERSITYGW = 'github.com/versity/versitygw';

/** envtest's convention: a folder with etcd and kube-apiserver. */
function inAssets(name: string): string | undefined {
  const folder = process.env.KUBEBUILDER_ASSETS;
  const path = folder && join(folder, name);
  return path && isProgram(path) ? path : undefined;
}

function kept({ path }: GoProgram): string | undefined {
  return isProgram(path) ? path : undefined;
}

/** @returns for instance `v1.34.4`, of what a folder in `tools` pins */
function pinnedVersion(folder: string, module: string): string {
  const pinned = readFileSync(
    join(__dirname, '../tools', folder, 'go.mod'),
    'utf8',
  );
  const line = pinned.split('\n').find(each => each.includes(`${module} v`));
  return /v[\d.]+/.exec(line?.split(' ')[1] ?? '')?.[0] ?? '';
}

function postgresFolder(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(root, version, 'bin'))
    .concat((process.env.PATH ?? '').split(':'))
    .find(folder =>
      ['initdb', 'postgres', 'psql'].every(name =>
        isProgram(join(folder, name)),
      ),
    );
}

/** What the lab needs, and where it may come from. */
export function recipes(): Record<ToolName, Recipe> {
  const version = pinnedVersion('kubernetes', KUBERNETES);
  const [major, minor] = version.slice(1).split('.');
  const stamp = 'k8s.io/component-base/version';
  const apiServer = pinnedProgram({
    name: 'kube-apiserver',
    module: 'kubernetes',
    package: `${KUBERNETES}/cmd/kube-apiserver`,
    flags: [
      '-ldflags',
      [
        '-s -w',
        `-X ${stamp}.gitVersion=${version}`,
        `-X ${stamp}.gitMajor=${major}`,
        `-X ${stamp}.gitMinor=${minor}`,
      ].join(' '),
    ],
  });
  const etcd = pinnedProgram({
    name: 'etcd',
    module: 'kubernetes',
    package: 'go.etcd.io/etcd/server/v3',
  });
  const kopia = pinnedProgram({
    name: 'kopia',
    module: 'kopia',
    package: 'github.com/kopia/kopia',
    flags: ['-ldflags', '-s -w'],
  });
  const restic = pinnedProgram({
    name: 'restic',
    module: 'restic',
    package: 'github.com/restic/restic/cmd/restic',
    flags: ['-ldflags', '-s -w'],
  });
  const versitygw = pinnedProgram({
    name: 'versitygw',
    module: 's3',
    package: `${VERSITYGW}/cmd/versitygw`,
    flags: [
      '-ldflags',
      `-s -w -X main.Version=${pinnedVersion('s3', VERSITYGW)}`,
    ],
  });
  const assets =
    'Install Go 1.25 or newer, or set KUBEBUILDER_ASSETS to the folder that setup-envtest prints.';
  return {
    'kube-apiserver': {
      find: () => inAssets('kube-apiserver') ?? kept(apiServer),
      go: apiServer,
      versionArguments: ['--version'],
      help: assets,
    },
    etcd: {
      find: () => inAssets('etcd') ?? onPath('etcd') ?? kept(etcd),
      debian: 'etcd-server',
      go: etcd,
      versionArguments: ['--version'],
      help: assets,
    },
    kopia: {
      find: () => kept(kopia),
      go: kopia,
      versionArguments: ['--version'],
      help: 'Install Go 1.25 or newer: Kopia is built with it.',
    },
    restic: {
      find: () => kept(restic),
      go: restic,
      versionArguments: ['version'],
      help: 'Install Go 1.25 or newer: a current restic is built with it.',
    },
    'restic-of-debian': {
      find: () => onPath('restic'),
      debian: 'restic',
      versionArguments: ['version'],
      help: 'Install restic, for instance with: apt-get install restic',
    },
    versitygw: {
      find: () => kept(versitygw),
      go: versitygw,
      versionArguments: ['--version'],
      help: 'Install Go 1.25 or newer: an S3 server is built with it.',
    },
    pgbackrest: {
      find: () => onPath('pgbackrest'),
      debian: 'pgbackrest',
      versionArguments: ['version'],
      help: 'Install pgBackRest, for instance with: apt-get install pgbackrest',
    },
    postgres: {
      find: postgresFolder,
      debian: 'postgresql',
      program: 'postgres',
      versionArguments: ['--version'],
      help: 'Install a PostgreSQL server, for instance with: apt-get install postgresql',
    },
    curl: {
      find: () => onPath('curl'),
      debian: 'curl',
      versionArguments: ['--version'],
      help: 'Install curl: the shipped jobs send their reports with it.',
    },
    kubectl: {
      find: () => onPath('kubectl'),
      debian: 'kubernetes-client',
      versionArguments: ['version', '--client'],
      help: 'Install kubectl, for instance with: apt-get install kubernetes-client',
    },
  };
}
