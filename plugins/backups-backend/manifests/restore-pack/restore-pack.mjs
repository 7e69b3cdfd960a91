#!/usr/bin/env node
// Writes a restore pack: runbooks of everything, or of one system, as a folder of
// Markdown. It needs Node.js 20 or newer, and nothing else.
//
//   PORTAL=https://portal.example.org TOKEN=… node restore-pack.mjs <folder>
//
//   PORTAL  the portal
//   TOKEN   a token of the portal with permission backups.runbook.read
//   SYSTEM  for instance system:default/media; absent or empty: everything
//   KEEP    how many packs stay, this one included; default 14
//
// Below <folder> each pack is a folder named by its time, and `latest` leads to the
// newest. An unfinished one is never called by such a name.
import { randomUUID } from 'node:crypto';
import {
  mkdir,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

const TIMEOUT = 25 * 60_000;
const PACK = /^\d{8}T\d{6}Z$/;

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

async function readPack() {
  const portal = setting('PORTAL').replace(/\/+$/, '');
  const url = new URL(`${portal}/api/backups/restore-pack`);
  url.searchParams.set('system', process.env.SYSTEM ?? '');
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${setting('TOKEN')}` },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${portal} answered ${response.status}: ${text}`);
  }
  return JSON.parse(text);
}

async function writePack(folder, pack) {
  // 2026-08-22T10:00:00.000Z, as a name that sorts and that every share can hold.
  const name = pack.writtenAt.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
  if (!PACK.test(name)) {
    throw new Error(`'${pack.writtenAt}' is no time of a pack.`);
  }
  const unfinished = join(folder, `.unfinished-${randomUUID()}`);
  try {
    for (const { path, text } of pack.files) {
      const file = resolve(unfinished, path);
      if (!file.startsWith(unfinished + sep)) {
        throw new Error(`'${path}' lies outside of the pack.`);
      }
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await rm(join(folder, name), { recursive: true, force: true });
    await rename(unfinished, join(folder, name));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  // Whoever reads `latest` finds a whole one, always.
  const link = join(folder, `.latest-${randomUUID()}`);
  await symlink(name, link);
  await rename(link, join(folder, 'latest'));
  return name;
}

async function removeOld(folder, keep) {
  const packs = (await readdir(folder)).filter(name => PACK.test(name)).sort();
  for (const name of packs.slice(0, Math.max(0, packs.length - keep))) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function main() {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('Say which folder: restore-pack.mjs <folder>');
  const keep = Number(process.env.KEEP || '14');
  if (!Number.isInteger(keep) || keep < 1) {
    throw new Error(`KEEP is '${process.env.KEEP}', and has to be 1 or more.`);
  }
  const root = resolve(folder);
  const pack = await readPack();
  // Nothing to read is no pack, and takes the place of none.
  if (pack.apps === 0) {
    throw new Error(
      `No app is in the pack (${pack.leftOut} left out). Check SYSTEM, and what the token may see.`,
    );
  }
  await mkdir(root, { recursive: true });
  const name = await writePack(root, pack);
  await removeOld(root, keep);
  process.stdout.write(
    `${join(root, name)}: ${pack.apps} apps, ${pack.leftOut} left out\n`,
  );
}

main().catch(error => {
  const cause = error.cause ? `: ${error.cause.message ?? error.cause}` : '';
  process.stderr.write(`No restore pack: ${error.message}${cause}\n`);
  process.exitCode = 1;
});
