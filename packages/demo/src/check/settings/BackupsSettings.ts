import { isRecord } from 'backstage-plugin-backups-node';
import type { JsonObject, JsonValue } from '@backstage/types';

/** What stands under `backups` of app-config, as far as it says how to judge. */
export type BackupsSettings = JsonObject;

/** Keys that say what a portal reads, sends and starts: a check does none of it. */
const OF_A_PORTAL = new Set([
  'folders',
  'kubernetes',
  'kubeconfigs',
  'interval',
  'reports',
  'notices',
  'collector',
  'runbooks',
]);

function objectOf(value: JsonValue | undefined): JsonObject {
  return isRecord(value) ? (value as JsonObject) : {};
}

/** Servers are asked over the network, with keys; a check asks nobody. */
function withoutServers(providers: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(providers).map(([id, provider]) => {
      if (!isRecord(provider)) return [id, provider];
      const { servers: _, ...others } = provider as JsonObject;
      return [id, others];
    }),
  );
}

/**
 * @param backups - `backups` of a portal's app-config
 * @returns what of it says how to judge
 */
export function settingsForCheck(backups: JsonObject): BackupsSettings {
  const kept = Object.fromEntries(
    Object.entries(backups).filter(([key]) => !OF_A_PORTAL.has(key)),
  );
  return kept.providers === undefined
    ? kept
    : { ...kept, providers: withoutServers(objectOf(kept.providers)) };
}

/**
 * @param over - wins, key by key; its destinations and exemptions come first
 */
export function mergeSettings(
  under: BackupsSettings,
  over: BackupsSettings,
): BackupsSettings {
  const merged: BackupsSettings = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    if (Array.isArray(before) && Array.isArray(value)) {
      merged[key] = [...value, ...before];
    } else if (isRecord(before) && isRecord(value)) {
      merged[key] = mergeSettings(objectOf(before), objectOf(value));
    } else {
      merged[key] = value;
    }
  }
  return merged;
}
