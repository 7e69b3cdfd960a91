import type {
  ClusterSnapshot,
  FindingFact,
  ObjectReference,
} from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectsOf,
  parseLeniently,
  redactText,
  resourceKey,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { watchedBy } from './watchedBy';
import { PROMETHEUS_RULES, projectPrometheusRule } from '../read/resources';

const ruleSchema = z.object({
  spec: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            for: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

interface Declared {
  alert: string;
  wait?: string;
  rule: ObjectReference;
  expression: string;
}

function declaredIn(snapshot: ClusterSnapshot): Declared[] {
  return objectsOf(snapshot, PROMETHEUS_RULES).flatMap(object => {
    const parsed = parseLeniently(ruleSchema, {
      // Again, for a reader that did not project.
      spec: projectPrometheusRule(object).spec,
    });
    const { name, namespace } = object.metadata;
    const rule = {
      cluster: snapshot.cluster,
      kind: PROMETHEUS_RULES.kind,
      namespace,
      name,
    };
    return (parsed?.value.spec?.groups ?? []).flatMap(group =>
      group.rules.map(one => ({
        alert: sentenceOf(redactText(one.alert)),
        wait: one.for && sentenceOf(one.for),
        rule,
        expression: one.expr,
      })),
    );
  });
}

/**
 * Says which alerts about backups a cluster declares, or that it declares none.
 * Absence counts only where all rules were read.
 */
export function declaredAlerts(snapshot: ClusterSnapshot): FindingFact[] {
  const { cluster } = snapshot;
  const listing = snapshot.listings.get(resourceKey(PROMETHEUS_RULES));
  if (listing?.outcome !== 'complete') return [];
  const declared = declaredIn(snapshot);
  const object = { cluster, kind: PROMETHEUS_RULES.kind, name: cluster };
  if (declared.length === 0) {
    // A cluster without any rule is watched from elsewhere, or not at all.
    return listing.objects.length === 0
      ? []
      : [
          {
            type: 'finding',
            finding: {
              code: 'no-alert-declared',
              severity: 'advice',
              title: `No alert of ${cluster} watches its backups.`,
              detail:
                'There are PrometheusRules, and none of them asks for a metric of a backup tool.',
              causeKey: `prometheus/no-alert-declared/${cluster}`,
              evidence: [{ object: `PrometheusRules of ${cluster}` }],
            },
            about: { object, labels: {} },
          },
        ];
  }
  const inWords = declared.map(({ alert, wait }) =>
    wait ? `${alert} (after ${wait})` : alert,
  );
  return [
    {
      type: 'finding',
      finding: {
        code: 'alerts-declared',
        severity: 'advice',
        title: `${
          declared.length === 1
            ? 'One alert watches'
            : `${declared.length} alerts watch`
        } the backups of ${cluster}: ${inWords.join(', ')}.`,
        causeKey: `prometheus/alerts-declared/${cluster}`,
        evidence: declared.map(({ alert, wait, rule }) => ({
          object: describeObject(rule),
          field: `spec.groups[].rules[${alert}].for`,
          value: wait ?? '0s',
        })),
      },
      about: { object: declared[0].rule, labels: {} },
      watches: declared.flatMap(({ alert, wait, rule, expression }) => {
        const watched = watchedBy(expression);
        return watched
          ? {
              name: alert,
              wait,
              declaredBy: describeObject(rule),
              ...watched,
            }
          : [];
      }),
    },
  ];
}
