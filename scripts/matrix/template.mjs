// The portal that Backstage's own generator makes. The generator itself runs
// on newer versions of Node only, so its templates are filled in here.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The generator whose templates are used. */
export const GENERATOR = '@backstage/create-app@0.9.2';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Fetches the generator. @returns the folder of its package */
export function fetchGenerator(folder) {
  mkdirSync(folder, { recursive: true });
  execFileSync(npm, ['pack', GENERATOR], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
  execFileSync('tar', ['xzf', tarball], { cwd: folder });
  return join(folder, 'package');
}

function fill(text, versions) {
  const values = { name: 'portal', defaultBranch: 'main' };
  return text.replaceAll(
    /\{\{\s*(?:version\s+'([^']+)'|([A-Za-z]+))\s*\}\}/g,
    (whole, asked, name) => {
      const value = asked ? versions[asked] : values[name];
      if (value === undefined) throw new Error(`What is ${whole}?`);
      return value;
    },
  );
}

function render(from, to, versions) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name.replace(/\.hbs$/, ''));
    if (entry.isDirectory()) {
      render(source, target, versions);
    } else {
      mkdirSync(dirname(target), { recursive: true });
      if (entry.name.endsWith('.hbs')) {
        writeFileSync(target, fill(readFileSync(source, 'utf8'), versions));
      } else {
        cpSync(source, target);
      }
    }
  }
}

/**
 * Writes a portal with two frontends: `packages/app`, as new portals have it,
 * and `packages/app-legacy`, as older ones do.
 */
export function writeTemplate(generator, folder) {
  const { packageVersions } = createRequire(import.meta.url)(
    join(generator, 'dist/lib/versions.cjs.js'),
  );
  const templates = join(generator, 'templates');
  render(join(templates, 'default-app'), folder, packageVersions);
  const legacy = join(folder, 'packages/app-legacy');
  render(join(templates, 'legacy-app/packages/app'), legacy, packageVersions);
  for (const app of ['app', 'app-legacy']) {
    rmSync(join(folder, 'packages', app, 'e2e-tests'), {
      recursive: true,
      force: true,
    });
  }
  if (!existsSync(join(folder, '.yarnrc.yml'))) {
    throw new Error(`${GENERATOR} holds no template that is known here.`);
  }
}
