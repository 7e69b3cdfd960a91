import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { parse } from 'yaml';

/** The team's folder of CRDs, beside the repository; it is not part of it. */
export const CRD_FOLDER = resolvePackagePath(
  'backups-demo',
  '../../../shared/crds',
);

type Schema = Record<string, unknown>;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Patterns are those of Go, and a few of them are none here. */
function isPattern(text: unknown): boolean {
  // The name of a field may be `pattern`, too.
  if (typeof text !== 'string') return true;
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

/**
 * A CRD's schema as plain JSON Schema. The API server drops unknown fields
 * without a word; here they are errors, or a typing mistake would pass.
 */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isSchema(value)) return value;
  const result: Schema = {};
  for (const [key, child] of Object.entries(value)) {
    if (key.startsWith('x-kubernetes-') || key === 'description') continue;
    if (key === 'format' || key === 'nullable' || key === 'example') continue;
    if (key === 'pattern' && !isPattern(child)) continue;
    // Under `properties` a key is a field's name, whatever it is called.
    result[key] =
      key === 'properties' && isSchema(child)
        ? Object.fromEntries(
            Object.entries(child).map(([name, field]) => [name, strict(field)]),
          )
        : strict(child);
  }
  const open =
    value['x-kubernetes-preserve-unknown-fields'] === true ||
    'additionalProperties' in value;
  if (isSchema(value.properties) && !open) result.additionalProperties = false;
  return result;
}

/** @returns whether the CRDs are here to be checked against */
export function haveCrds(): boolean {
  return existsSync(CRD_FOLDER);
}

function versionsOf(file: string): { key: string; schema: Schema }[] {
  // Some come from charts: lines that are filled in there are no part of the schema.
  const text = readFileSync(join(CRD_FOLDER, file), 'utf8').replace(
    /^.*\{\{.*$/gm,
    '',
  );
  const crd = parse(text.replace(/^ +longhorn-manager: ""$/gm, ''));
  const { group, names, versions } = crd.spec;
  return versions.map(
    (version: { name: string; schema: { openAPIV3Schema: Schema } }) => ({
      key: `${group}/${version.name}/${names.kind}`,
      schema: version.schema.openAPIV3Schema,
    }),
  );
}

/** VolSync's fork, Kopiur, volume snapshots, CloudNativePG and its pgBackRest plugins. */
const HOMELAB =
  /^(kopiur-|perfectra1n-fork-volsync|snapshot\.storage\.k8s\.io|cnpg-|dalibo-pgbackrest|opera-).*\.yaml$/;

/**
 * @param names - of the files whose CRDs are wanted; default: those of the homelab
 * @returns validators by `group/version/kind`
 */
export function crdValidators(names = HOMELAB): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const files = readdirSync(CRD_FOLDER).filter(file => names.test(file));
  return new Map(
    files.flatMap(versionsOf).map(({ key, schema }) => {
      const properties = isSchema(schema.properties) ? schema.properties : {};
      const whole = {
        ...schema,
        properties: {
          ...properties,
          // Every object has them, whether or not its CRD says so.
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      };
      return [key, ajv.compile(strict(whole) as Schema)];
    }),
  );
}

/** @returns what does not fit its schema, a line each; objects without a schema fit */
export function crdProblems(
  validators: Map<string, ValidateFunction>,
  objects: readonly KubernetesObject[],
): string[] {
  return objects.flatMap(object => {
    const validate = validators.get(`${object.apiVersion}/${object.kind}`);
    // Through JSON: that is how they leave the demo.
    if (!validate || validate(JSON.parse(JSON.stringify(object)))) return [];
    return (validate.errors ?? []).map(
      error =>
        `${object.kind} ${object.metadata.namespace}/${object.metadata.name}${error.instancePath} ${error.message}`,
    );
  });
}
