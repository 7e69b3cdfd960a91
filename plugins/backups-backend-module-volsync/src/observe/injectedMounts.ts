import type { ClusterSnapshot } from 'backstage-plugin-backups-node';
import {
  isRecord,
  objectsOf,
  redactUrl,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import { MUTATING_ADMISSION_POLICIES } from '../read/resources';

/** A volume that an admission policy mounts into movers. */
export interface InjectedMount {
  /** Name of the policy. */
  policy: string;
  server: string;
  path: string;
  /** Where the mover finds it; absent: the policy does not say. */
  mountedAt?: string;
  /** Movers do not start where the policy fails. */
  strict: boolean;
}

/** `nfs{server: "nas", path: "/tank"}` in a CEL expression, in either order. */
const NFS = /nfs\s*\{([^}]*)\}/g;

/** The volume around it: `volumes{name: "repository", nfs: …`. */
const VOLUME_NAME = /\bname\s*:\s*["']([^"']+)["']\s*,\s*nfs\s*:[^{}]*$/;

/** `volumeMounts{name: "repository", mountPath: "/repository"}`, in either order. */
const MOUNT = /volumeMounts\s*\{([^{}]*)\}/g;

function fieldOf(body: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*:\\s*["']([^"']+)["']`).exec(body)?.[1];
}

/** VolSync calls its jobs so; a policy that names others is about something else. */
const ABOUT_MOVERS = /["']volsync-/;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isRecord(value) ? Object.values(value).flatMap(textsOf) : [];
}

/** Where the containers of a mover find a volume, by its name. */
function mountPathOf(
  mutations: readonly string[],
  volume: string | undefined,
): string | undefined {
  if (volume === undefined) return undefined;
  for (const expression of mutations) {
    for (const [, body] of expression.matchAll(MOUNT)) {
      const path = fieldOf(body, 'mountPath');
      if (fieldOf(body, 'name') === volume && path?.startsWith('/')) {
        return path.replace(/(?<=.)\/+$/, '');
      }
    }
  }
  return undefined;
}

/**
 * NFS volumes that MutatingAdmissionPolicies mount into VolSync's movers, read
 * from their expressions. They are mounted into every mover that the policy
 * matches, whether it uses them or not: they say what a mover needs. Where it
 * copies to they say only together with the path that its own Secret names.
 */
export function injectedMounts(snapshot: ClusterSnapshot): InjectedMount[] {
  return objectsOf(snapshot, MUTATING_ADMISSION_POLICIES).flatMap(object => {
    const spec = isRecord(object.spec) ? object.spec : {};
    const conditions = textsOf(spec.matchConditions).join('\n');
    if (!ABOUT_MOVERS.test(conditions)) return [];
    const mutations = textsOf(spec.mutations);
    return mutations.flatMap(expression =>
      [...expression.matchAll(NFS)].flatMap((match): InjectedMount[] => {
        const [, body] = match;
        const volume = VOLUME_NAME.exec(expression.slice(0, match.index))?.[1];
        const server = fieldOf(body, 'server');
        const path = fieldOf(body, 'path');
        return server && path
          ? [
              {
                policy: sentenceOf(object.metadata.name),
                server: redactUrl(server),
                path: sentenceOf(path),
                mountedAt: mountPathOf(mutations, volume),
                strict: spec.failurePolicy !== 'Ignore',
              },
            ]
          : [];
      }),
    );
  });
}
