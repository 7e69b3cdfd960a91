/**
 * Annotations read from catalog entities. Values are strings.
 *
 * @public
 */
export const ENTITY_ANNOTATIONS = {
  /** Items of this entity, comma separated: `[cluster/]namespace/name`. Beats every other match. */
  items: 'backups/items',
  /**
   * Database clusters of this entity, comma separated, each with the databases
   * it uses there if you like: `[cluster/]namespace/name#database`.
   */
  databases: 'backups/databases',
  /** Largest acceptable loss: `24h`, `90m`, `P1D`. */
  rpo: 'backups/rpo',
  /** Largest acceptable loss when the site is gone. Same form as `backups/rpo`. */
  offsiteRpo: 'backups/offsite-rpo',
  /** Longest acceptable time to restore. Same form as `backups/rpo`. */
  rto: 'backups/rto',
  /** Name of a tier in `backups.tiers`. */
  tier: 'backups/tier',
  /** Destinations that must hold a copy, comma separated labels. */
  expect: 'backups/expect',
  /** Reason for needing no backup, optionally with `; until 2027-03-01`. */
  exempt: 'backups/exempt',
  /**
   * Advice that is not wanted, by the codes of its findings, and why:
   * `cephfs-behind-volsync: is rebuilt; until 2027-03-01`.
   */
  exemptRules: 'backups/exempt-rules',
  /**
   * What of it is small by then is meant to be: `2026-08-22`. Restore points far
   * smaller than those before are told until they are accepted.
   */
  acceptSmaller: 'backups/accept-smaller',
  /** Address of the team's own restore runbook; what is no web address is shown as text. */
  runbook: 'backups/runbook',
} as const;

/**
 * Type of an entity's links that lead to a restore runbook of its team.
 *
 * @public
 */
export const RUNBOOK_LINK_TYPE = 'restore-runbook';

/**
 * Annotations read from Kubernetes objects.
 *
 * @public
 */
export const OBJECT_ANNOTATIONS = {
  /** The entity an item or a plan belongs to, as an entity reference. */
  entity: 'backups/entity',
  /** Reason for needing no backup, optionally with `; until 2027-03-01`. */
  exempt: 'backups/exempt',
  /**
   * Advice that is not wanted, by the codes of its findings, and why:
   * `cephfs-behind-volsync: is rebuilt; until 2027-03-01`.
   */
  exemptRules: 'backups/exempt-rules',
  /** What of it is small by then is meant to be: `2026-08-22`. */
  acceptSmaller: 'backups/accept-smaller',
  /**
   * On a CronJob that tests restores: names of claims and database clusters in
   * its namespace, comma separated.
   */
  restoreTestOf: 'backups/restore-test-of',
} as const;

/**
 * Annotations of the Kubernetes plugin that choose an entity's workloads.
 * Source: `backstage.io/docs/features/kubernetes/configuration`.
 *
 * @public
 */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;
