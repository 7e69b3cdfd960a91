// A portal of the public template with our packages, with pinned or with the
// newest packages of Backstage.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';
import {
  ADDED,
  LEFT_OUT,
  addToApp,
  addToBackend,
  addToLegacyApp,
  edit,
} from './addPackages.mjs';
import { writeTemplate } from './template.mjs';

/** What Backstage 1.57 asks for; the template and this repository have 5.8. */
const NEWEST_TYPESCRIPT = '~5.9.0';

/** The one native module that is used is compiled here already, for this Node. */
const DATABASE = 'node_modules/better-sqlite3';

const RADARR = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: radarr
spec:
  type: service
  lifecycle: production
  owner: guests
`;

const readJson = path => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) =>
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);

/** @returns each version of Backstage's packages that this repository is tested with */
export function pinnedVersions() {
  const lock = readFileSync(join(root, 'yarn.lock'), 'utf8');
  const found = new Map();
  for (const [, name, version] of lock.matchAll(
    /^"(@backstage\/[^@]+)@npm:[^\n]*:\n {2}version: (\S+)$/gm,
  )) {
    const known = found.get(name);
    if (!known || known.localeCompare(version, 'en', { numeric: true }) < 0) {
      found.set(name, version);
    }
  }
  return Object.fromEntries(found);
}

/**
 * The versions of Backstage's packages: those in our lock, else those of the
 * template; or whatever the registry calls the latest.
 */
function setVersions(manifest, set, pinned) {
  for (const kind of ['dependencies', 'devDependencies']) {
    const wanted = manifest[kind] ?? {};
    for (const name of Object.keys(wanted)) {
      if (LEFT_OUT.test(name)) delete wanted[name];
      else if (name.startsWith('@backstage/')) {
        wanted[name] =
          set === 'newest'
            ? 'latest'
            : pinned[name] ?? wanted[name].replace(/^\^/, '');
      }
    }
  }
}

/**
 * Writes the portal.
 *
 * @param options - `set`: `pinned` or `newest`; `packages`: folder that
 * `npm run pack` wrote; `kubernetesPort`: where a cluster is served
 * @returns the folder's config files
 */
export function makePortal({
  folder,
  generator,
  set,
  packages,
  kubernetesPort,
}) {
  writeTemplate(generator, folder);
  const pinned = pinnedVersions();
  const { resolutions } = readJson(join(packages, 'resolutions.json'));

  const wholePath = join(folder, 'package.json');
  const whole = readJson(wholePath);
  setVersions(whole, set, pinned);
  delete whole.devDependencies['@playwright/test'];
  if (set === 'newest') whole.devDependencies.typescript = NEWEST_TYPESCRIPT;
  whole.resolutions = {
    ...whole.resolutions,
    ...(set === 'pinned' && pinned),
    ...resolutions,
  };
  whole.resolutions['better-sqlite3'] = readJson(
    join(root, DATABASE, 'package.json'),
  ).version;
  writeJson(wholePath, whole);
  edit(
    join(folder, '.yarnrc.yml'),
    text => `${text.trimEnd()}\nenableScripts: false\n`,
  );

  const backend = Object.fromEntries(
    ADDED.map(name => [name, resolutions[name]]),
  );
  const name = 'backstage-plugin-backups';
  const frontend = { [name]: resolutions[name] };
  for (const [place, added] of Object.entries({
    app: frontend,
    'app-legacy': frontend,
    backend,
  })) {
    const path = join(folder, 'packages', place, 'package.json');
    const manifest = readJson(path);
    setVersions(manifest, set, pinned);
    Object.assign(manifest.dependencies, added);
    if (place === 'app-legacy') manifest.name = place;
    if (place === 'backend') {
      manifest.dependencies['app-legacy'] = 'link:../app-legacy';
    }
    writeJson(path, manifest);
  }
  addToBackend(folder);
  addToApp(folder);
  addToLegacyApp(folder);

  writeFileSync(join(folder, 'radarr.yaml'), RADARR);
  writeJson(join(folder, 'app-config.matrix.yaml'), {
    app: {
      extensions: [
        { 'page:catalog': { config: { path: '/' } } },
        {
          'page:home': {
            config: {
              path: '/home',
              defaultConfig: [
                {
                  component: 'BackupsNeedYou',
                  column: 0,
                  row: 0,
                  width: 6,
                  height: 6,
                },
              ],
            },
          },
        },
      ],
    },
    auth: { providers: { guest: {} } },
    integrations: { github: [{ host: 'github.com', token: 'none' }] },
    catalog: {
      rules: [{ allow: ['Component', 'System', 'Group', 'User', 'Domain'] }],
      locations: [{ type: 'file', target: join(folder, 'radarr.yaml') }],
    },
    // As docs/install.md says.
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'home-1',
              url: `http://127.0.0.1:${kubernetesPort}/home-1`,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'demo-token',
              skipTLSVerify: true,
            },
          ],
        },
      ],
    },
    backups: { interval: '1 minute' },
  });
  return ['app-config.yaml', 'app-config.matrix.yaml'].map(file =>
    join(folder, file),
  );
}

/** Puts the database's native part where it was not built. */
export function placeDatabase(folder) {
  cpSync(join(root, DATABASE, 'build'), join(folder, DATABASE, 'build'), {
    recursive: true,
  });
}
