import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { KubernetesAdmin } from './KubernetesAdmin';

/** What the plugin ships, applied as it is. */
const MANIFEST = resolvePackagePath(
  'backstage-plugin-backups-backend',
  'manifests/rbac.yaml',
);

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: { apiGroups: string[]; resources: string[] }[];
}

function readManifests(): Manifest[] {
  return parseAllDocuments(readFileSync(MANIFEST, 'utf8')).map(
    document => document.toJS() as Manifest,
  );
}

/** @returns every kind that the manifest lets the portal read */
export function grantedKinds(): { group: string; plural: string }[] {
  return readManifests()
    .flatMap(({ rules = [] }) => rules)
    .flatMap(({ apiGroups, resources }) =>
      apiGroups.flatMap(group => resources.map(plural => ({ group, plural }))),
    );
}

const COLLECTIONS: Record<string, (manifest: Manifest) => string> = {
  ServiceAccount: ({ metadata }) =>
    `/api/v1/namespaces/${metadata.namespace}/serviceaccounts`,
  ClusterRole: () => `${RBAC}/clusterroles`,
  ClusterRoleBinding: () => `${RBAC}/clusterrolebindings`,
  Role: ({ metadata }) => `${RBAC}/namespaces/${metadata.namespace}/roles`,
  RoleBinding: ({ metadata }) =>
    `${RBAC}/namespaces/${metadata.namespace}/rolebindings`,
};

/** The service account of our manifest, in a real cluster. */
export class ShippedAccount {
  private constructor(
    private readonly admin: KubernetesAdmin,
    /** Where the manifest puts it. */
    readonly namespace: string,
    private readonly role: string,
    readonly token: string,
  ) {}

  /** Applies the manifest and gets a token, as `kubectl create token` does. */
  static async create(admin: KubernetesAdmin): Promise<ShippedAccount> {
    const manifests = readManifests();
    const find = (kind: string) => {
      const found = manifests.find(manifest => manifest.kind === kind);
      if (!found) throw new Error(`The manifest has no ${kind}.`);
      return found.metadata;
    };
    const { name, namespace = '' } = find('ServiceAccount');
    await admin.expect('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const manifest of manifests) {
      const collection = COLLECTIONS[manifest.kind];
      if (!collection) throw new Error(`Where does a ${manifest.kind} belong?`);
      await admin.expect('POST', collection(manifest), manifest);
    }
    return new ShippedAccount(
      admin,
      namespace,
      find('ClusterRole').name,
      await tokenOf(admin, namespace, name),
    );
  }

  /**
   * Makes an account with the shipped rules, but only in some namespaces.
   *
   * @returns its token
   */
  async createConfined(
    name: string,
    namespaces: readonly string[],
  ): Promise<string> {
    const { admin, namespace: home } = this;
    await admin.expect('POST', `/api/v1/namespaces/${home}/serviceaccounts`, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name },
    });
    for (const namespace of namespaces) {
      await admin.expect(
        'POST',
        `${RBAC}/namespaces/${namespace}/rolebindings`,
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { name },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: this.role,
          },
          subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
        },
      );
    }
    return tokenOf(admin, home, name);
  }
}

async function tokenOf(
  admin: KubernetesAdmin,
  namespace: string,
  name: string,
): Promise<string> {
  const { body } = await admin.expect(
    'POST',
    `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  );
  return (body.status as { token: string }).token;
}
