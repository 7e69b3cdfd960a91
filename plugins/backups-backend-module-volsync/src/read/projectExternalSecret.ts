import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord, redactUrl, veilWords } from 'backstage-plugin-backups-node';
import { LOCATION_KEYS, UNKNOWN_PART } from './locationKeys';

/** An expression may itself spell out a secret: none of its text is kept. */
const TEMPLATE_EXPRESSION = /\{\{[\s\S]*?(?:\}\}|$)/g;

function projectData(data: unknown): Record<string, string> | undefined {
  if (!isRecord(data)) return undefined;
  const kept: Record<string, string> = {};
  for (const key of LOCATION_KEYS) {
    const value = data[key];
    if (typeof value === 'string') {
      kept[key] = redactUrl(value.replace(TEMPLATE_EXPRESSION, UNKNOWN_PART));
    }
  }
  return kept;
}

/** What is taken from a store has few names: more than these tell nothing more. */
const MOST_KEYS = 8;
const LONGEST_KEY = 250;

/** What is taken from the store, veiled: a secret may stand where a name belongs. */
function remoteKeysOf(spec: Record<string, unknown>): string[] {
  const entries = [spec.data, spec.dataFrom].flatMap(list =>
    Array.isArray(list) ? list.filter(isRecord) : [],
  );
  // What is projected already has them.
  const known = Array.isArray(spec.remoteKeys) ? spec.remoteKeys : [];
  const keys = [
    ...known.filter(key => typeof key === 'string'),
    ...entries.flatMap(entry => {
      const from = isRecord(entry.remoteRef) ? entry.remoteRef : entry.extract;
      return isRecord(from) && typeof from.key === 'string'
        ? veilWords(from.key.slice(0, LONGEST_KEY))
        : [];
    }),
  ];
  return [...new Set(keys)].slice(0, MOST_KEYS);
}

function projectConditions(status: unknown): unknown {
  if (!isRecord(status) || !Array.isArray(status.conditions)) return undefined;
  // Messages quote what the store answered; they are left out.
  return status.conditions.filter(isRecord).map(condition => ({
    type: condition.type,
    status: condition.status,
    reason: condition.reason,
    lastTransitionTime: condition.lastTransitionTime,
  }));
}

/**
 * Reduces an ExternalSecret to where it leads: names, the location keys of its
 * template, and its conditions. No other value of the template survives, for it
 * may be a secret that somebody wrote there in the clear.
 *
 * @param object - is not changed
 */
export function projectExternalSecret(
  object: KubernetesObject,
): KubernetesObject {
  const { metadata } = object;
  const spec = isRecord(object.spec) ? object.spec : {};
  const target = isRecord(spec.target) ? spec.target : {};
  const template = isRecord(target.template) ? target.template : undefined;
  const store = isRecord(spec.secretStoreRef) ? spec.secretStoreRef : {};
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      creationTimestamp: metadata.creationTimestamp,
      labels: metadata.labels,
    },
    spec: {
      secretStoreRef: { name: store.name },
      remoteKeys: remoteKeysOf(spec),
      refreshInterval: spec.refreshInterval,
      refreshPolicy: spec.refreshPolicy,
      target: {
        name: target.name,
        template: template && {
          mergePolicy: template.mergePolicy,
          hasMore:
            template.hasMore === true || template.templateFrom !== undefined,
          data: projectData(template.data),
        },
      },
    },
    status: {
      conditions: projectConditions(object.status),
      refreshTime: isRecord(object.status)
        ? object.status.refreshTime
        : undefined,
    },
  };
}
