import type { PlanFact } from 'backstage-plugin-backups-node';
import { parseInstant } from 'backstage-plugin-backups-node';
import { fromTemplate } from '../destination/fromTemplate';
import type { ClusterContext } from './ClusterContext';
import type { Mover } from './Mover';
import { repositoryAlias } from './repositoryAlias';

type Making = Pick<PlanFact, 'madeOf' | 'madeSince'>;

/** Where the Secret of a mover leads, by the template that makes it. */
function placeOf(
  mover: Mover,
  secretAlias: string | undefined,
  context: ClusterContext,
): string | undefined {
  if (secretAlias === undefined) return undefined;
  const template = fromTemplate(
    mover,
    context.externalSecrets.get(secretAlias) ?? [],
  );
  if (template === undefined) return undefined;
  const { type, endpoint, bucket, prefix, path, server } = template.hint.says;
  return [type, endpoint, bucket, prefix, path, server, template.localPath]
    .map(part => part ?? '')
    .join(' ');
}

/**
 * Tells what a source copies, and to where, beyond what it says itself: the claim
 * that has the name now, and the place its Secret leads to. Both change without
 * an edit of the source, and what was copied before is a copy of something else.
 *
 * @param secretName - of the repository, absent for movers without one
 */
export function makingOf(
  mover: Mover,
  options: {
    namespace: string | undefined;
    itemKey: string | undefined;
    secretName: string | undefined;
  },
  context: ClusterContext,
): Making {
  const { namespace, itemKey, secretName } = options;
  const claim =
    itemKey === undefined ? undefined : context.claims?.get(itemKey);
  const place = placeOf(
    mover,
    secretName === undefined
      ? undefined
      : repositoryAlias(context.cluster, namespace, secretName),
    context,
  );
  return {
    madeOf: {
      ...(itemKey !== undefined && { claim: itemKey }),
      ...(claim?.uid !== undefined && { uid: claim.uid }),
      ...(place !== undefined && { place }),
    },
    madeSince: parseInstant(claim?.createdAt),
  };
}
