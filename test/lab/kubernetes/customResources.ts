import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The real schemas, beside the repository where they are there. */
const FOLDER = join(__dirname, '../../../../shared/crds');

/** Two files define the same kinds; the newer or wider one is taken. */
const PASSED_OVER = /^(upstream-volsync|dalibo-legacy)/;

/** A CustomResourceDefinition, as far as the lab looks into it. */
export interface CustomResource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    group: string;
    names: { plural: string; kind: string };
    scope: string;
    versions: { name: string; subresources?: { status?: object } }[];
  };
}

/** Groups with a dot whose kinds the API server brings along. */
const BUILT_IN = new Set([
  'admissionregistration.k8s.io',
  'networking.k8s.io',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
]);

function isBuiltIn(group: string): boolean {
  return !group.includes('.') || BUILT_IN.has(group);
}

/** A kind, as far as a definition without a schema needs it. */
type BareKind = Pick<
  ResourceQuery,
  'group' | 'plural' | 'kind' | 'versions' | 'scope'
>;

function realOnes(): CustomResource[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.yaml') && !PASSED_OVER.test(file))
    .map(
      file =>
        parse(
          // Some come out of a chart, with its expressions left in.
          readFileSync(join(FOLDER, file), 'utf8').replaceAll(
            /\{\{.*?\}\}/g,
            '',
          ),
        ) as CustomResource,
    );
}

/** Takes any object: nothing is known of it but its name. */
function minimal(bare: BareKind): CustomResource {
  const { group, plural, kind, versions } = bare;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // Names below k8s.io are refused without it.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: {
      group,
      names: { plural, kind },
      scope: bare.scope === 'namespaced' ? 'Namespaced' : 'Cluster',
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      })),
    },
  };
}

/** @returns whether the real schemas are here */
export function haveRealSchemas(): boolean {
  return existsSync(FOLDER);
}

function bareKindOf({
  apiVersion,
  kind = '',
  metadata,
}: KubernetesObject): BareKind {
  const [group, version] = (apiVersion ?? '').split('/');
  return {
    group: version ? group : '',
    versions: [version ?? group],
    kind,
    plural: `${kind.toLocaleLowerCase('en-US')}s`,
    scope: metadata.namespace === undefined ? 'cluster' : 'namespaced',
  };
}

/**
 * @returns definitions of every kind that providers ask for, and of those that
 * objects are of: the real one where it is at hand, else one without a schema
 */
export function customResources(
  queries: readonly ResourceQuery[],
  objects: readonly KubernetesObject[],
): CustomResource[] {
  const real = new Map(
    realOnes().map(definition => [definition.metadata.name, definition]),
  );
  const wanted = new Map<string, BareKind>();
  for (const bare of [...queries, ...objects.map(bareKindOf)]) {
    const key = `${bare.kind}.${bare.group}`;
    if (!isBuiltIn(bare.group) && !wanted.has(key)) wanted.set(key, bare);
  }
  return [...wanted.values()].map(
    bare => real.get(`${bare.plural}.${bare.group}`) ?? minimal(bare),
  );
}
