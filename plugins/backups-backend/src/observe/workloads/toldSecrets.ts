import {
  KubernetesObject,
  ResourceQuery,
  UNPROJECTED_EXTERNAL_SECRETS,
  isRecord,
} from 'backstage-plugin-backups-node';
import {
  databaseUrlsIn,
  namesDatabase,
  saysWhere,
} from '../jobs/databaseAsked';

/** A host and nothing else; a template that is to be filled in is none. */
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/i;
/** The name of a database, unquoted. */
const NAME = /^[a-z_][\w-]{0,62}$/i;
/** Keys that hold a host wherever they stand: `host`, `db.hostname`. */
const HOST_KEY = /(?:^|[_.-])(?:host|hostname)$/i;

/** What is filled in from a store: a user or a password mostly, and no host. */
const TO_FILL_IN = /\{\{[\s\S]*?(?:\}\}|$)/g;

/** It is known to be there, and its value is not. */
const HIDDEN = '';

/** What a key tells of a database; `undefined`: nothing, or it may be a secret. */
function toldBy(key: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const urls = databaseUrlsIn(value.replace(TO_FILL_IN, '~'));
  if (urls.length > 0) return urls.join(' ');
  if (namesDatabase(key)) return NAME.test(value) ? value : undefined;
  if (saysWhere(key)) return HOST.test(value) ? value : HIDDEN;
  return HOST_KEY.test(key) && HOST.test(value) ? value : undefined;
}

/** Reduces an ExternalSecret to the databases that the keys of its Secret tell of. */
function project({
  apiVersion,
  kind,
  metadata,
  ...rest
}: KubernetesObject): KubernetesObject {
  const spec = isRecord(rest.spec) ? rest.spec : {};
  const target = isRecord(spec.target) ? spec.target : {};
  const template = isRecord(target.template) ? target.template : {};
  const filled = Object.entries(isRecord(template.data) ? template.data : {});
  const taken = (Array.isArray(spec.data) ? spec.data : [])
    .filter(isRecord)
    .flatMap(({ secretKey }): [string, unknown][] =>
      typeof secretKey === 'string' && filled.length === 0
        ? [[secretKey, HIDDEN]]
        : [],
    );
  const told = [...filled, ...taken].flatMap(([key, value]) => {
    const known = toldBy(key, value);
    return known === undefined ? [] : [[key, known] as const];
  });
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
    spec: {
      target: {
        name: typeof target.name === 'string' ? target.name : undefined,
      },
      // What is projected already has them.
      toldDatabases: isRecord(spec.toldDatabases)
        ? spec.toldDatabases
        : Object.fromEntries(told),
    },
  };
}

/** Secrets are not read; what makes one may say which database it leads to. */
export const EXTERNAL_SECRETS: ResourceQuery = {
  ...UNPROJECTED_EXTERNAL_SECRETS,
  // A Secret that none makes tells nothing, and that is doubted for itself.
  absentFromFolder: 'none',
  project,
};

/** What ExternalSecrets tell of the databases that their Secrets lead to. */
export class ToldSecrets {
  readonly #told = new Map<string, Record<string, string>>();

  /** @param externalSecrets - of a cluster, as projected */
  constructor(externalSecrets: readonly KubernetesObject[]) {
    for (const { metadata, spec } of externalSecrets) {
      if (!isRecord(spec) || !isRecord(spec.toldDatabases)) continue;
      const { name = metadata.name } = isRecord(spec.target)
        ? (spec.target as { name?: string })
        : {};
      const told = Object.entries(spec.toldDatabases).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as const] : [],
      );
      this.#told.set(
        `${metadata.namespace ?? ''}/${name}`,
        Object.fromEntries(told),
      );
    }
  }

  /**
   * @returns by key of the Secret a host, a name or URLs, or nothing of a key that
   * says where a database is and does not tell; none: nothing is known of it
   */
  of(namespace: string | undefined, secret: string): Record<string, string> {
    return this.#told.get(`${namespace ?? ''}/${secret}`) ?? {};
  }
}
