import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import { lastExportOf } from '../homelab/lastExportOf';
import { manifestFileName } from './manifestFileNames';
import { writeFileWhole } from './writeFileWhole';

/**
 * Writes the manifests of one cluster of the demo into
 * `<manifestsFolder>/<cluster>`, one `List` per kind, each file whole at any
 * time. Files and folder carry the instant they show as their modification
 * time, as an export would.
 *
 * @returns the instant they show
 *
 * @public
 */
export async function writeManifests(options: {
  manifestsFolder: string;
  cluster: string;
  now: Date;
  anchor: Date;
}): Promise<Date> {
  const { manifestsFolder, cluster } = options;
  const folder = join(manifestsFolder, cluster);
  const shownAt = lastExportOf(options);
  const objects = homelabManifestsAt(options);
  await mkdir(folder, { recursive: true });
  for (const kind of new Set(objects.map(object => object.kind ?? 'unknown'))) {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: objects.filter(object => object.kind === kind),
    };
    await writeFileWhole(
      join(folder, manifestFileName(kind)),
      `${JSON.stringify(list, undefined, 1)}\n`,
      shownAt,
    );
  }
  await utimes(folder, shownAt, shownAt);
  return shownAt;
}
