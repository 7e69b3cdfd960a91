import { recogniseEndpoint } from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import type { DestinationHint } from './DestinationHint';
import type { TemplateLocation } from './fromTemplate';
import { pathWithin } from './pathWithin';

/**
 * Reads a destination from a volume that an admission policy mounts into movers:
 * the one that lies where the Secret's template says that the repository is. A
 * template without a path, or a policy without one, says nothing.
 *
 * @param template - what the Secret's template says
 */
export function fromInjectedMounts(
  context: ClusterContext,
  template: TemplateLocation | undefined,
): DestinationHint | undefined {
  const { localPath } = template ?? {};
  if (localPath === undefined) return undefined;
  for (const mount of context.injected.get('all') ?? []) {
    const prefix =
      mount.mountedAt === undefined
        ? undefined
        : pathWithin(localPath, mount.mountedAt);
    if (prefix === undefined) continue;
    return {
      source: `MutatingAdmissionPolicy ${mount.policy}, which mounts it at ${mount.mountedAt}`,
      says: {
        type: 'nfs',
        server: mount.server,
        path: mount.path,
        prefix: prefix || undefined,
        ...recogniseEndpoint(mount.server),
      },
    };
  }
  return undefined;
}
