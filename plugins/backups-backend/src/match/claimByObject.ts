import { ItemFact } from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { ClaimLevel, Claims } from './Claims';
import { MatchReason } from './MatchReason';
import { databaseNameCandidates, nameCandidates } from './nameCandidates';
import { isInScope } from './workloadSelector';

const FLUX_NAME = 'kustomize.toolkit.fluxcd.io/name';
const HELM_RELEASE = 'meta.helm.sh/release-name';
const ARGO_TRACKING = 'argocd.argoproj.io/tracking-id';

interface Labelled {
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

function claimByNames(
  item: ItemFact,
  names: { value: string | undefined; because(): MatchReason }[],
  level: ClaimLevel,
  index: ReadonlyMap<string, CatalogEntity[]>,
  claims: Claims,
): void {
  for (const { value, because } of names) {
    const found = value
      ? index.get(value.toLocaleLowerCase('en-US'))
      : undefined;
    for (const entity of found ?? []) {
      // Databases live in a namespace of their own, and carry their app's name there.
      const anyNamespace = item.kind === 'database-cluster';
      if (!isInScope(entity, item, { anyNamespace })) continue;
      claims.add(item.key, {
        entityRef: entity.ref,
        level,
        because: because(),
        shareable: false,
      });
    }
  }
}

/**
 * Claims an item for the entities that an object's labels, annotations and name
 * speak of: the item's own object, or one of its plans.
 */
export function claimByObject(
  item: ItemFact,
  name: string,
  object: Labelled,
  described: () => string,
  index: ReadonlyMap<string, CatalogEntity[]>,
  claims: Claims,
): void {
  const { labels, annotations } = object;
  if (claims.outranks(item.key, 'label')) return;
  claimByNames(
    item,
    ['app.kubernetes.io/name', 'app.kubernetes.io/instance'].map(label => ({
      value: labels[label],
      because: () => ({
        by: 'label',
        object: described(),
        label,
        value: labels[label],
      }),
    })),
    'label',
    index,
    claims,
  );
  if (claims.outranks(item.key, 'gitops')) return;
  const argo = annotations[ARGO_TRACKING]?.split(':')[0];
  claimByNames(
    item,
    [
      {
        value: labels[FLUX_NAME],
        because: () => ({
          by: 'flux',
          object: described(),
          kustomization: labels[FLUX_NAME],
        }),
      },
      {
        value: annotations[HELM_RELEASE],
        because: () => ({
          by: 'helm',
          object: described(),
          release: annotations[HELM_RELEASE],
        }),
      },
      {
        value: argo,
        because: () => ({
          by: 'argo-cd',
          object: described(),
          application: argo ?? '',
        }),
      },
    ],
    'gitops',
    index,
    claims,
  );
  if (claims.outranks(item.key, 'name')) return;
  claimByNames(
    item,
    (item.kind === 'database-cluster'
      ? databaseNameCandidates(name)
      : nameCandidates(name)
    ).map(value => ({
      value,
      because: () => ({ by: 'name', object: described() }),
    })),
    'name',
    index,
    claims,
  );
}
