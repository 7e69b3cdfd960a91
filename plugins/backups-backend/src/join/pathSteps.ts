/** @returns the folders of a path from the top: `/mnt/media/` has `mnt` and `media` */
export function stepsOf(path: string): string[] {
  return path.split('/').filter(step => step !== '' && step !== '.');
}

/** @returns whether a path begins with all steps of another */
export function startsWith(
  steps: readonly string[],
  prefix: readonly string[],
): boolean {
  return prefix.every((step, index) => step === steps[index]);
}

/** @returns whether what lies in a folder is of one kind; the root of a server, or of a pool, holds other things, too */
export function isOwnFolder(path: string): boolean {
  return stepsOf(path).length > 1;
}

/** @returns whether a path is a folder, or lies in it */
export function liesIn(path: string, folder: string): boolean {
  return startsWith(stepsOf(path), stepsOf(folder));
}
