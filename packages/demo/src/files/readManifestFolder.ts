import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  KubernetesObject,
  parseManifests,
} from 'backstage-plugin-backups-node';

async function manifestFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const found: string[] = [];
  for (const name of names.sort()) {
    // Mounted ConfigMaps keep hidden copies of everything.
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isDirectory()) found.push(...(await manifestFiles(path)));
    else if (stats?.isFile() && /\.(ya?ml|json)$/i.test(name)) found.push(path);
  }
  return found;
}

/**
 * Reads every manifest below a folder. A broken file is logged with its line;
 * the rest is read.
 *
 * @throws an error when the folder itself cannot be listed
 */
export async function readManifestFolder(
  folder: string,
  logger: LoggerService,
): Promise<KubernetesObject[]> {
  const objects: KubernetesObject[] = [];
  for (const path of await manifestFiles(folder)) {
    const file = relative(folder, path);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      logger.warn(`Cannot read ${file}: ${stringifyError(error)}`);
      continue;
    }
    const parsed = parseManifests(text, file);
    for (const object of parsed.objects) objects.push(object);
    for (const { where, message } of parsed.issues) {
      logger.warn(`Left out a broken manifest: ${where} (${message})`);
    }
  }
  return objects;
}
