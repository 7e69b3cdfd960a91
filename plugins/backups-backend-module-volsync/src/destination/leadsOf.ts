import type { PlanFact } from 'backstage-plugin-backups-node';
import type { ClusterContext, Observed } from '../observe/ClusterContext';
import type { ExternalSecret } from '../read/ExternalSecret';
import { UNKNOWN_PART } from '../read/locationKeys';

type Leads = NonNullable<PlanFact['leads']>;

/** What a Secret is made from; `undefined` where several make it, or none that was read. */
function madeFrom(
  secrets: readonly Observed<ExternalSecret>[],
): Leads['madeFrom'] {
  const [secret] = secrets;
  if (!secret || secrets.length > 1) return undefined;
  const { secretStoreRef, remoteKeys = [], target } = secret.value.spec ?? {};
  return {
    store: secretStoreRef?.name,
    keys: remoteKeys.flatMap(key => key ?? []).sort(),
    template: Object.entries(target?.template?.data ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .sort(),
  };
}

/** The share that admission policies mount into every mover, where there is one. */
function mountedShare({ injected }: ClusterContext): Leads['mounted'] {
  const shares = new Map(
    (injected.get('all') ?? []).map(mount => [
      `${mount.server}:${mount.path}`,
      mount,
    ]),
  );
  const [share] = shares.values();
  return share && shares.size === 1
    ? {
        server: share.server,
        path: share.path,
        by: `MutatingAdmissionPolicy ${share.policy}`,
      }
    : undefined;
}

/**
 * What leads to the place of a source, for a question about it: the Secret, what
 * makes it, and a share that a policy mounts, which is the place only if the
 * Secret says so.
 *
 * @param secrets - the ExternalSecrets that write the Secret
 */
export function leadsOf(
  secretName: string | undefined,
  secrets: readonly Observed<ExternalSecret>[],
  context: ClusterContext,
): PlanFact['leads'] {
  if (secretName === undefined) return undefined;
  const made = madeFrom(secrets);
  // A line that hides nothing would have led to the share.
  const isNamed = made?.template.some(line => !line.includes(UNKNOWN_PART));
  const mounted = isNamed ? undefined : mountedShare(context);
  return {
    secretName,
    ...(made && { madeFrom: made }),
    ...(mounted && { mounted }),
  };
}
