import {
  OBJECTS,
  OTHER_DATABASES,
  PROVIDERS,
  QUERIES,
  printedManifests,
  printedRunbooks,
} from 'backups-demo/testUtils';
import { haveRealSchemas } from '../kubernetes/customResources';
import { RealContractCluster } from '../kubernetes/RealContractCluster';

/** Built in; the others are as CustomResourceDefinitions call them. */
const CORE = new Map([
  ['Namespace', 'namespaces'],
  ['PersistentVolumeClaim', 'persistentvolumeclaims'],
  ['Pod', 'pods'],
]);

function pathOf(
  apiVersion: string,
  kind: string,
  namespace: string | undefined,
): string {
  const root = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  const plural = CORE.get(kind) ?? `${kind.toLocaleLowerCase('en-US')}s`;
  return namespace
    ? `${root}/namespaces/${namespace}/${plural}`
    : `${root}/${plural}`;
}

describe('manifests of runbooks, as they are printed', () => {
  const printed = printedManifests(
    printedRunbooks(PROVIDERS, [...OBJECTS, ...OTHER_DATABASES]),
  );
  let cluster: RealContractCluster;
  beforeAll(async () => {
    cluster = await RealContractCluster.start(QUERIES);
    const { admin } = cluster.server;
    const namespaces = new Set(
      printed.flatMap(({ manifest }) => manifest.metadata.namespace ?? []),
    );
    for (const name of namespaces) {
      await admin.expect(
        'POST',
        '/api/v1/namespaces',
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
        [201, 409],
      );
    }
  });
  afterAll(() => cluster?.stop());

  it(`are taken by the API server${
    haveRealSchemas()
      ? ' with the real schemas'
      : ' (real schemas are NOT here)'
  }, no field unknown`, async () => {
    const refused: string[] = [];
    const kinds = new Set<string>();
    const seen = new Set<string>();
    for (const { title, manifest } of printed) {
      const body = JSON.stringify(manifest);
      if (seen.has(body)) continue;
      seen.add(body);
      const { apiVersion = '', kind = '', metadata } = manifest;
      kinds.add(kind);
      const { status, body: answer } = await cluster.server.admin.request(
        'POST',
        `${pathOf(
          apiVersion,
          kind,
          metadata.namespace,
        )}?dryRun=All&fieldValidation=Strict`,
        manifest,
      );
      // 409: it is there already, and was read before that was found.
      if (status !== 201 && status !== 409) {
        refused.push(`${title}: ${kind} ${answer.message}`);
      }
    }
    expect(refused).toEqual([]);
    expect([...kinds].sort()).toEqual([
      'Archive',
      'Backup',
      'Cluster',
      'Job',
      'Namespace',
      'PersistentVolumeClaim',
      'Pod',
      'ReplicationDestination',
      'Restore',
      'Stanza',
      'VolumeSnapshot',
    ]);
  });
});
