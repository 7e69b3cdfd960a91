import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { EntityBackups } from 'backstage-plugin-backups-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLUSTER, at } from './facts';
import { component, folderPipeline } from './folderPipeline';

/** When the estates of these tests are looked at. */
export const LOOKED_AT = '2026-08-22T10:20:00Z';

/** What the pages of an estate say. */
export interface Pages {
  of(name: string): EntityBackups;
  /** `protected: Protected. Newest copy 20 min old (NAS).` */
  verdictOf(name: string): string;
}

/**
 * Looks once at a cluster that was exported whole, and opens the page of each
 * app, by the real pipeline.
 *
 * @param apps - names of components, or a component's annotations by its name
 */
export async function pagesOf(
  objects: readonly unknown[],
  apps: readonly string[] | Record<string, Record<string, string>>,
): Promise<Pages> {
  const annotated = Array.isArray(apps)
    ? new Map(apps.map((name: string) => [name, {}]))
    : new Map(Object.entries(apps as Record<string, Record<string, string>>));
  const path = await mkdtemp(join(tmpdir(), 'estate-'));
  await writeFile(
    join(path, 'cluster.json'),
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
  );
  const pipeline = await folderPipeline({
    folders: [
      {
        cluster: CLUSTER,
        path,
        mode: 'live',
        intervalSeconds: 300,
        asOf: at(LOOKED_AT),
        complete: true,
      },
    ],
    providers: [
      createVolSyncProvider(),
      createPgBackRestProvider(),
      createKopiaProvider({ destinations: [] }),
    ],
    entities: [...annotated].map(([name, annotations]) =>
      component(name, annotations),
    ),
    clock: () => new Date(LOOKED_AT),
  });
  const pages = new Map<string, EntityBackups>();
  try {
    await pipeline.collector.collect({ signal: new AbortController().signal });
    for (const name of annotated.keys()) {
      pages.set(name, await pipeline.view(name));
    }
  } finally {
    await pipeline.knex.destroy();
    await rm(path, { recursive: true });
  }
  const of = (name: string) => {
    const page = pages.get(name);
    if (!page) throw new Error(`No app ${name} in this estate`);
    return page;
  };
  return {
    of,
    verdictOf: name => {
      const page = of(name);
      return page.linked ? `${page.verdict}: ${page.headline}` : 'not linked';
    },
  };
}
