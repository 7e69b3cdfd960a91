import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

interface Manifest {
  name: string;
  description?: string;
  keywords?: string[];
  license?: string;
  homepage?: string;
  bugs?: string;
  repository?: { type: string; url: string; directory?: string };
  engines?: { node?: string };
  files?: string[];
  backstage: {
    role: string;
    pluginId?: string;
    pluginPackage?: string;
    pluginPackages?: string[];
  };
  dependencies?: Record<string, string>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
}

const PACKAGES = readdirSync(join(ROOT, 'plugins')).map(name => ({
  folder: `plugins/${name}`,
  manifest: manifestOf(`plugins/${name}`),
}));
const WHOLE = manifestOf('.');

/** Packages of one plugin name each other; modules name the package they extend. */
const FAMILY = PACKAGES.filter(
  ({ manifest: { backstage } }) =>
    backstage.pluginId === 'backups' && !backstage.role.endsWith('-module'),
)
  .map(({ manifest }) => manifest.name)
  .sort();

describe.each(PACKAGES)(
  '$folder as it is published',
  ({ folder, manifest }) => {
    it('says what it is, where it comes from and what it runs on', () => {
      expect(manifest).toMatchObject({
        description: expect.stringMatching(/.{20,}/),
        keywords: expect.arrayContaining(['backstage']),
        license: 'Apache-2.0',
        repository: { ...WHOLE.repository, directory: folder },
        homepage: `${WHOLE.homepage}/tree/main/${folder}`,
        bugs: WHOLE.bugs,
        engines: { node: '>=20' },
      });
    });

    it('names the plugin it belongs to, and the packages beside it', () => {
      const { role, pluginId, pluginPackage, pluginPackages } =
        manifest.backstage;
      expect(pluginId).toMatch(/./);
      const isModule = role.endsWith('-module');
      expect({
        pluginPackages,
        extendsBackend: /plugin-[a-z-]+-backend$/.test(pluginPackage ?? ''),
      }).toEqual({
        pluginPackages: isModule ? undefined : FAMILY,
        extendsBackend: isModule,
      });
    });

    it('holds a README whose links lead somewhere, and the files it promises', () => {
      const readme = readFileSync(join(ROOT, folder, 'README.md'), 'utf8');
      const links = [
        ...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g),
      ];
      const broken = links
        .map(([, link]) => link)
        .filter(link => !existsSync(join(ROOT, folder, link)));
      expect(broken).toEqual([]);
      const promised = (manifest.files ?? []).filter(
        file => file !== 'dist' && !existsSync(join(ROOT, folder, dirOf(file))),
      );
      expect(promised).toEqual([]);
      const shipped = ['config.d.ts', 'manifests', 'openapi.json'].filter(
        file => existsSync(join(ROOT, folder, file)),
      );
      expect(manifest.files).toEqual(expect.arrayContaining(shipped));
    });
  },
);

/** @returns the folder that a pattern begins with, else the file itself */
function dirOf(file: string): string {
  return file.includes('*')
    ? dirname(file.slice(0, file.indexOf('*') + 1))
    : file;
}

describe('the frontend', () => {
  it('installs beside Backstage 1.55 and beside 1.57', () => {
    const { dependencies = {} } = manifestOf('plugins/backups');
    expect(dependencies).toMatchObject({
      '@backstage/frontend-plugin-api': '^0.18.1 || ^1.0.0',
      '@backstage/plugin-catalog-react': '^3.2.3 || ^4.0.0',
    });
  });

  it('has packages beside it that take the catalog of both', () => {
    const ranges = PACKAGES.flatMap(
      ({ manifest }) =>
        manifest.dependencies?.['@backstage/plugin-catalog-node'] ?? [],
    );
    expect([...new Set(ranges)]).toEqual(['^2.2.5 || ^3.0.0']);
    expect(ranges.length).toBeGreaterThan(1);
  });
});
