import { randomUUID } from 'node:crypto';
import { rename, rm, utimes, writeFile } from 'node:fs/promises';

/**
 * Writes a file so that a reader sees the old one or the new one, never a part
 * or a wrong modification time.
 *
 * @param modifiedAt - becomes the file's modification time
 */
export async function writeFileWhole(
  path: string,
  content: string,
  modifiedAt: Date,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await utimes(temporary, modifiedAt, modifiedAt);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
