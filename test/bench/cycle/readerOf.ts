import {
  DirectTransport,
  KubernetesApiReader,
} from 'backstage-plugin-backups-backend/testUtils';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A cluster of the loopback process. */
export interface ClusterAddress {
  origin: string;
  cluster: string;
}

/** @returns a reader as a portal would make it from `backups.kubeconfigs` */
export function readerOf({
  origin,
  cluster,
}: ClusterAddress): KubernetesApiReader {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const path = join(folder, 'kubeconfig.json');
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
  return new KubernetesApiReader({
    cluster,
    intervalSeconds: 300,
    transport: new DirectTransport({
      cluster,
      from: { kind: 'file', path, skipTLSVerify: true },
    }),
  });
}
