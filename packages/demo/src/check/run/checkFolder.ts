import { InputError, NotFoundError } from '@backstage/errors';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_FILE } from './CaseFile';
import { checkDump } from './checkDump';
import type { CheckRequest } from './CheckRequest';
import type { Judgement } from './Judgement';
import { playCase } from './playCase';

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

/** @throws InputError when it is no folder that can be listed */
async function assertFolder(folder: string): Promise<void> {
  const status = await stat(folder).catch(() => undefined);
  if (!status) {
    throw new NotFoundError(
      `There is no folder ${folder}. Give the folder that holds the manifests.`,
    );
  }
  if (!status.isDirectory()) {
    throw new InputError(
      `${folder} is a file. Give the folder that holds it: everything below is read.`,
    );
  }
  try {
    await readdir(folder);
  } catch {
    throw new InputError(
      `The folder ${folder} may not be listed. Give your user the right to read it.`,
    );
  }
}

/**
 * A folder of cases stands for its cases.
 *
 * @param folder - absolute
 * @returns the folders to check, in order
 * @throws InputError when it is no folder that can be listed
 */
export async function foldersOf(folder: string): Promise<string[]> {
  await assertFolder(folder);
  if (await isFile(join(folder, CASE_FILE))) return [folder];
  const cases: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (await isFile(join(folder, name, CASE_FILE))) {
      cases.push(join(folder, name));
    }
  }
  return cases.length > 0 ? cases : [folder];
}

/**
 * Plays a case, or reads a dump.
 *
 * @throws InputError, or another error in words, when it cannot be checked
 */
export async function checkFolder(request: CheckRequest): Promise<Judgement> {
  return (await isFile(join(request.folder, CASE_FILE)))
    ? playCase(request)
    : checkDump(request);
}
