import {
  DirectTransport,
  KubernetesApiReader,
} from 'backstage-plugin-backups-backend/testUtils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A cluster of the loopback process. */
export interface ClusterAddress {
  origin: string;
  cluster: string;
}

/** Of this process; nothing is left of it. */
let folder: string | undefined;

function ownFolder(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'backups-bench-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}

/** @returns the file that leads to a cluster, as a portal would be given it */
export function kubeconfigOf({ origin, cluster }: ClusterAddress): string {
  const path = join(ownFolder(), `${cluster}.json`);
  const named = (key: string, value: object) => [
    { name: cluster, [key]: value },
  ];
  const server = `${origin}/${cluster}`;
  writeFileSync(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: named('cluster', { server, 'insecure-skip-tls-verify': true }),
      users: named('user', {}),
      contexts: named('context', { cluster, user: cluster }),
      'current-context': cluster,
    }),
  );
  return path;
}

/** @returns a reader as a portal would make it from `backups.kubeconfigs` */
export function readerOf(address: ClusterAddress): KubernetesApiReader {
  const { cluster } = address;
  const path = kubeconfigOf(address);
  return new KubernetesApiReader({
    cluster,
    intervalSeconds: 300,
    transport: new DirectTransport({
      cluster,
      from: { kind: 'file', path, skipTLSVerify: true },
    }),
  });
}
