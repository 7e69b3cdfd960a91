import { NotFoundError } from '@backstage/errors';
import { FolderClusterReader } from 'backstage-plugin-backups-backend/testUtils';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { appsInFolder } from './appsInFolder';
import { clusterNameOf } from './clusterNameOf';
import type { CheckRequest } from './CheckRequest';
import type { Judgement } from './Judgement';
import { judgeOneReading } from './judgementOf';
import { MemoryPipeline } from './MemoryPipeline';

const MANIFEST_FILE = /\.(ya?ml|json)$/i;
const MEGABYTE = 1024 * 1024;
const INTERVAL_SECONDS = 300;

/** What a folder holds, before it is read. */
interface Files {
  count: number;
  bytes: number;
  newest: Date;
}

async function filesIn(folder: string): Promise<Files> {
  const names = await readdir(folder, { recursive: true });
  const files = { count: 0, bytes: 0, newest: new Date(0) };
  for (const name of names.filter(one => MANIFEST_FILE.test(one))) {
    const status = await stat(join(folder, name)).catch(() => undefined);
    if (!status?.isFile()) continue;
    files.count += 1;
    files.bytes += status.size;
    if (status.mtime > files.newest) files.newest = status.mtime;
  }
  return files;
}

/**
 * Reads a folder of manifests once, and judges it as of its own time.
 *
 * @throws NotFoundError when it holds no manifests
 */
export async function checkDump(request: CheckRequest): Promise<Judgement> {
  const { folder, config, logger, tell, complete } = request;
  const files = await filesIn(folder);
  if (files.count === 0) {
    throw new NotFoundError(
      `${folder} holds no .yaml, .yml or .json file. Export what the cluster has into it, as docs/check.md shows, or read the cluster itself with --context.`,
    );
  }
  tell(
    `Reading ${files.count} ${
      files.count === 1 ? 'file' : 'files'
    } of ${basename(folder)}, ${(files.bytes / MEGABYTE).toFixed(1)} MB`,
  );
  const at = new Date(
    Math.floor((request.asOf ?? files.newest).getTime() / 1000) * 1000,
  );
  const pipeline = await MemoryPipeline.create({
    settings: config.settings,
    logger,
    clock: () => at,
  });
  try {
    const entities = config.entities ?? (await appsInFolder(folder, logger));
    tell('Judging');
    const reader = new FolderClusterReader({
      cluster: request.cluster ?? clusterNameOf(folder),
      path: folder,
      mode: 'dump',
      intervalSeconds: INTERVAL_SECONDS,
      asOf: request.asOf && Math.floor(at.getTime() / 1000),
      complete,
    });
    return await judgeOneReading(pipeline, {
      reader,
      entities,
      title: basename(folder),
      at,
    });
  } finally {
    await pipeline.close();
  }
}
