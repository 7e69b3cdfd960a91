import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { isRecord } from 'backstage-plugin-backups-node';

/** Metrics of backup tools: a rule that asks for none of them is not kept. */
export const BACKUP_METRICS =
  /\b(?:volsync|kopia|kopiur|pgbackrest|cnpg|barman|velero|k8up)[a-z_]*|job="volsync[^"]*"/i;

function projectRule(rule: unknown): unknown {
  if (!isRecord(rule) || typeof rule.alert !== 'string') return undefined;
  if (typeof rule.expr !== 'string' || !BACKUP_METRICS.test(rule.expr)) {
    return undefined;
  }
  return { alert: rule.alert, expr: rule.expr, for: rule.for };
}

/**
 * Reduces a PrometheusRule to its alerts about backups. Annotations, which
 * people fill with addresses and more, are left out.
 *
 * @param object - is not changed
 */
export function projectPrometheusRule(
  object: KubernetesObject,
): KubernetesObject {
  const { metadata, spec } = object;
  const groups =
    isRecord(spec) && Array.isArray(spec.groups) ? spec.groups : [];
  const rules = groups.flatMap(group =>
    isRecord(group) && Array.isArray(group.rules)
      ? group.rules.flatMap(rule => projectRule(rule) ?? [])
      : [],
  );
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: metadata.labels,
    },
    spec: { groups: [{ rules }] },
  };
}

/** Which alerts are declared. */
export const PROMETHEUS_RULES: ResourceQuery = {
  group: 'monitoring.coreos.com',
  versions: ['v1'],
  plural: 'prometheusrules',
  kind: 'PrometheusRule',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectPrometheusRule,
};
