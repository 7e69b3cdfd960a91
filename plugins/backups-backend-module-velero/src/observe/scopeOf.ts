import { fitsSelector } from 'backstage-plugin-backups-node';
import type { BackupSpec } from '../read/Backup';
import { globFits } from './globFits';
import type { Mounts } from './mountsOf';

/** A claim as far as a Backup's filters look at it. */
export interface ScopedClaim {
  namespace: string;
  labels: Readonly<Record<string, string>>;
  mounts: Mounts;
}

/** On a claim, its pods or its namespace: leave it out on purpose. */
export const EXCLUDE_LABEL = 'velero.io/exclude-from-backup';

function listFits(
  included: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
  name: string,
): boolean {
  const { length } = included ?? [];
  return (
    (length === 0 || (included ?? []).some(glob => globFits(glob, name))) &&
    !(excluded ?? []).some(glob => globFits(glob, name))
  );
}

const SPELLINGS = {
  claims: /^(?:persistentvolumeclaims?|pvc)(?:\.|$)/i,
  pods: /^(?:pods?|po)(?:\.|$)/i,
};

/** @returns whether the filters of a Backup let a kind of object through */
export function takesKind(
  spec: BackupSpec,
  kind: keyof typeof SPELLINGS,
): boolean {
  const names = (value: string) => value === '*' || SPELLINGS[kind].test(value);
  const included = [
    ...(spec.includedResources ?? []),
    ...(spec.includedNamespaceScopedResources ?? []),
  ];
  const excluded = [
    ...(spec.excludedResources ?? []),
    ...(spec.excludedNamespaceScopedResources ?? []),
  ];
  return (
    (included.length === 0 || included.some(names)) && !excluded.some(names)
  );
}

/** @returns whether the label of Velero takes the claim out on purpose */
export function isLeftOut({ labels, mounts }: ScopedClaim): boolean {
  const has = (set: Readonly<Record<string, string>>) =>
    set[EXCLUDE_LABEL] === 'true';
  return has(labels) || (mounts.length > 0 && mounts.every(m => has(m.labels)));
}

/**
 * Tells whether a Backup looks at a claim: by its namespace, its labels or those
 * of the pods that mount it, and the kinds of objects that the Backup takes.
 */
export function isInScope(spec: BackupSpec, claim: ScopedClaim): boolean {
  if (
    !listFits(spec.includedNamespaces, spec.excludedNamespaces, claim.namespace)
  ) {
    return false;
  }
  if (!takesKind(spec, 'claims') && !takesKind(spec, 'pods')) return false;
  const selectors = [
    ...(spec.labelSelector ? [spec.labelSelector] : []),
    ...(spec.orLabelSelectors ?? []),
  ];
  if (selectors.length === 0) return true;
  const sets = [claim.labels, ...claim.mounts.map(({ labels }) => labels)];
  return selectors.some(selector =>
    sets.some(labels => fitsSelector(selector, labels)),
  );
}
