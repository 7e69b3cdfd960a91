import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  LargeEstateOptions,
  LargeEstateResult,
} from './largeEstate.process';
import { resultOf } from '../processes/startProcess';
import { Portal, eventually } from './Portal';

/**
 * Nothing is read from anywhere: what is shown is put into the database.
 *
 * @param folder - holds everything of the portal, and the folder `manifests`,
 * whose apps are its catalog
 * @returns the file with the configuration
 */
export function writeLargeConfig(folder: string): string {
  const file = join(folder, 'app-config.yaml');
  const manifests = join(folder, 'manifests');
  mkdirSync(manifests, { recursive: true });
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({
      backend: {
        database: { connection: { directory: join(folder, 'database') } },
      },
      // Nothing else should be busy while requests are measured.
      catalog: { processingInterval: { hours: 24 } },
      demo: { mode: 'trial', folder: manifests },
      backups: {
        interval: '24 hours',
        folders: [],
        kubernetes: { enabled: false },
        providers: { truenas: { servers: [] }, prometheus: { servers: [] } },
      },
    }),
  );
  return file;
}

/** Puts a collected estate into the database of a portal that runs. */
export async function fillPortal(
  portal: Portal,
  options: { folder: string; plans: number },
): Promise<LargeEstateResult> {
  await eventually(
    'An answer of the scorecard',
    async () => {
      const { api, headers } = portal;
      const { ok } = await fetch(`${api}/backups/entities?limit=1`, {
        headers,
      });
      return ok || undefined;
    },
    { seconds: 120, goesOn: portal.runs },
  );
  const estate: LargeEstateOptions = {
    file: join(options.folder, 'database', 'backups.sqlite'),
    plans: options.plans,
  };
  return resultOf<LargeEstateResult>('portal/largeEstate.process.ts', estate);
}
