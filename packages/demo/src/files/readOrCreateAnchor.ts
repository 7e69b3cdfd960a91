import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, isError } from '@backstage/errors';

const ANCHOR_FILE = 'anchor.json';
const HOUR_MILLISECONDS = 60 * 60 * 1000;

async function readAnchor(path: string): Promise<Date | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const written = /"anchor"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  const anchor = new Date(written ?? Number.NaN);
  if (Number.isNaN(anchor.getTime())) {
    throw new InputError(
      `${path} holds no anchor; remove it to let the demo start anew`,
    );
  }
  return anchor;
}

/**
 * The instant at which the demo's stories are told, shared by everything that
 * reads the folder. The first to ask decides: the last full hour.
 *
 * @param folder - made when it does not exist
 * @throws InputError when the file is there and holds no date
 *
 * @public
 */
export async function readOrCreateAnchor(
  folder: string,
  now: Date = new Date(),
): Promise<Date> {
  const path = join(folder, ANCHOR_FILE);
  const known = await readAnchor(path);
  if (known) return known;
  await mkdir(folder, { recursive: true });
  const anchor = new Date(
    Math.floor(now.getTime() / HOUR_MILLISECONDS) * HOUR_MILLISECONDS,
  );
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(
      temporary,
      `${JSON.stringify({ anchor: anchor.toISOString() })}\n`,
    );
    // Unlike a rename, a link never replaces: of two that start at once, one wins.
    await link(temporary, path);
    return anchor;
  } catch (error) {
    const other = await readAnchor(path);
    if (other) return other;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
