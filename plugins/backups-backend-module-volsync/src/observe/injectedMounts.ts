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
  /** Movers do not start where the policy fails. */
  strict: boolean;
}

/** `nfs{server: "nas", path: "/tank"}` in a CEL expression, in either order. */
const NFS = /nfs\s*\{([^}]*)\}/g;

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

/**
 * NFS volumes that MutatingAdmissionPolicies mount into VolSync's movers, read
 * from their expressions. They are mounted into every mover that the policy
 * matches, whether it uses them or not: they say what a mover needs, never where
 * it copies to.
 */
export function injectedMounts(snapshot: ClusterSnapshot): InjectedMount[] {
  return objectsOf(snapshot, MUTATING_ADMISSION_POLICIES).flatMap(object => {
    const spec = isRecord(object.spec) ? object.spec : {};
    const conditions = textsOf(spec.matchConditions).join('\n');
    if (!ABOUT_MOVERS.test(conditions)) return [];
    return textsOf(spec.mutations).flatMap(expression =>
      [...expression.matchAll(NFS)].flatMap(([, body]): InjectedMount[] => {
        const server = fieldOf(body, 'server');
        const path = fieldOf(body, 'path');
        return server && path
          ? [
              {
                policy: sentenceOf(object.metadata.name),
                server: redactUrl(server),
                path: sentenceOf(path),
                strict: spec.failurePolicy !== 'Ignore',
              },
            ]
          : [];
      }),
    );
  });
}
