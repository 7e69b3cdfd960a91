import type { JsonObject } from '@backstage/types';
import { isRecord } from 'backstage-plugin-backups-node';
import { basename, join } from 'node:path';
import { clusterNameOf } from '../check/run/clusterNameOf';
import type { CheckConfig } from '../check/settings/readConfigFile';

/** What a trial shows, and where it keeps its database. Paths are absolute. */
export interface Trial {
  folder: string;
  state: string;
  /** Kinds that are in no file do not exist. */
  complete: boolean;
  /** When the manifests were exported; absent: when they were written. */
  asOf?: string;
}

/** What the portal's configuration says of the demo homelab alone. */
const OF_THE_HOMELAB = ['backups', 'demo', 'kubernetes', 'organization'];

/**
 * The configuration of a portal for a folder of manifests. It has the screens
 * of the demo, and nothing of its homelab: no destination, no exemption, no
 * tier, no sender, no key.
 *
 * @param base - the app-config of the demo
 * @param config - what `--config` says of how to judge
 */
export function trialConfig(
  base: JsonObject,
  trial: Trial,
  { settings, entities }: CheckConfig,
): JsonObject {
  const { folder, state, complete, asOf } = trial;
  const screens = Object.fromEntries(
    Object.entries(base).filter(([key]) => !OF_THE_HOMELAB.includes(key)),
  );
  const { auth: _, ...backend } = isRecord(base.backend) ? base.backend : {};
  const app = isRecord(base.app) ? base.app : {};
  return {
    ...screens,
    app: { ...app, title: `Backups of ${basename(folder)}` },
    organization: { name: basename(folder) },
    backend: {
      ...backend,
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(state, 'database') },
      },
    },
    demo: {
      mode: 'trial',
      folder,
      ...(entities && { entities }),
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [],
    },
    backups: {
      ...settings,
      kubernetes: { enabled: false },
      folders: [
        {
          cluster: clusterNameOf(folder),
          path: folder,
          mode: 'dump',
          complete,
          ...(asOf && { asOf }),
        },
      ],
    },
  } as JsonObject;
}
