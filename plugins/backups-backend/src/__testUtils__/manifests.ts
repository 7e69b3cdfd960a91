/** Objects of a small cluster, for tests. */

type Fields = Record<string, unknown>;

/** A claim in namespace `downloads`, as big as claims are. */
export function claim(name: string, spec: Fields = {}): Fields {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'downloads' },
    spec: {
      storageClassName: 'ceph-block',
      resources: { requests: { storage: '5Gi' } },
      ...spec,
    },
  };
}

/** A Deployment that mounts the claim of its name. */
export function deployment(name: string, labels: Fields = {}): Fields {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'downloads',
      labels: { 'app.kubernetes.io/name': name, ...labels },
    },
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': name } },
        spec: {
          containers: [
            { name, volumeMounts: [{ name: 'config', mountPath: '/config' }] },
          ],
          volumes: [
            { name: 'config', persistentVolumeClaim: { claimName: name } },
          ],
        },
      },
    },
  };
}

/** A job of the imaginary Tapedeck that copies the claim of its name, hourly. */
export function tapeJob(
  name: string,
  options: { claim?: string; spec?: Fields; status?: unknown } = {},
): Fields {
  return {
    apiVersion: 'tapedeck.example.com/v1',
    kind: 'TapeJob',
    metadata: { name, namespace: 'downloads' },
    spec: {
      claim: options.claim ?? name,
      tape: 'A',
      schedule: '0 * * * *',
      ...options.spec,
    },
    status: options.status,
  };
}

/** An app with one volume that Tapedeck copied at an instant. */
export function copiedApp(name: string, lastSuccess: Date): Fields[] {
  return [
    claim(name),
    deployment(name),
    tapeJob(name, { status: { lastSuccess: lastSuccess.toISOString() } }),
  ];
}

/** A Deployment that writes to a folder of a file server. */
export function mountingNfs(
  name: string,
  server: string,
  path: string,
): Fields {
  const mounting = deployment(name);
  return {
    ...mounting,
    spec: {
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': name } },
        spec: {
          containers: [
            { name, volumeMounts: [{ name: 'data', mountPath: '/data' }] },
          ],
          volumes: [{ name: 'data', nfs: { server, path } }],
        },
      },
    },
  };
}
