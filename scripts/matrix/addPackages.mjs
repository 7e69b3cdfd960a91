// What a portal of the public template is asked to write: the code blocks of
// docs/install.md and docs/places.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';

/**
 * What is left out of the template: it compiles a native module for minutes,
 * and nothing of ours meets it.
 */
export const LEFT_OUT =
  /^@backstage\/plugin-(scaffolder-backend.*|catalog-backend-module-scaffolder-entity-model)$/;

/** Modules that are added besides those of docs/install.md. */
const OPTIONAL = [
  'backstage-plugin-backups-backend-module-actions',
  'backstage-plugin-backups-backend-module-notifications',
  'backstage-plugin-catalog-backend-module-backups',
  'backstage-plugin-search-backend-module-backups',
];

/** Changes a file of the template, which has to be there to be changed. */
export function edit(path, change) {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} is not what was expected.`);
  writeFileSync(path, after);
}

/** @returns the code block of a page that begins with that file's name */
function sample(file, page = 'docs/install.md') {
  const text = readFileSync(join(root, page), 'utf8');
  const [, code] =
    new RegExp(`\`\`\`tsx?\n// ${file}\n([^]*?)\`\`\``).exec(text) ?? [];
  if (!code) throw new Error(`${page} has no block for ${file}.`);
  return code;
}

/** @returns a text in which each `[before, after]` was replaced once */
function replaceEach(text, pairs) {
  return pairs.reduce((known, [before, after]) => {
    if (!known.includes(before)) {
      throw new Error(`The template no longer has: ${before}`);
    }
    return known.replace(before, () => after);
  }, text);
}

/** The packages that a backend gets. */
export const ADDED = [
  ...sample('packages/backend/src/index.ts').matchAll(/import\('([^']+)'/g),
]
  .map(([, name]) => name)
  .concat(OPTIONAL);

export function addToBackend(folder) {
  edit(join(folder, 'packages/backend/src/index.ts'), text =>
    text
      .replaceAll(
        /backend\.add\(\s*import\('([^']+)'\),?\s*\);\n/g,
        (add, name) => (LEFT_OUT.test(name) ? '' : add),
      )
      .replace(
        'backend.start();',
        [
          sample('packages/backend/src/index.ts').trimEnd(),
          ...OPTIONAL.map(name => `backend.add(import('${name}'));`),
          'backend.start();',
        ].join('\n'),
      ),
  );
}

/**
 * The plugin itself is discovered; its modules for other plugins are named, as
 * docs/places.md says.
 */
export function addToApp(folder) {
  const imports = sample('packages/app/src/App.tsx', 'docs/places.md')
    .split('\n')
    .filter(line => /'backstage-plugin-backups\/\w+';$/.test(line));
  const names = imports.map(line => /^import (\w+)/.exec(line)[1]);
  edit(join(folder, 'packages/app/src/App.tsx'), text =>
    replaceEach(text, [
      [
        "from '@backstage/frontend-defaults';\n",
        `from '@backstage/frontend-defaults';\n${imports.join('\n')}\n`,
      ],
      ['homeModule]', `homeModule, ${names.join(', ')}]`],
    ]),
  );
}

export function addToLegacyApp(folder) {
  const app = join(folder, 'packages/app-legacy/src');
  writeFileSync(
    join(app, 'components/catalog/Backups.tsx'),
    sample('packages/app/src/components/catalog/EntityPage.tsx'),
  );
  writeFileSync(
    join(app, 'components/catalog/CatalogPage.tsx'),
    sample(
      'packages/app/src/components/catalog/CatalogPage.tsx',
      'docs/places.md',
    ),
  );
  edit(join(app, 'components/catalog/EntityPage.tsx'), text =>
    replaceEach(text, [
      [
        "from '@material-ui/core';\n",
        "from '@material-ui/core';\nimport { backupsTab, overviewCard } from './Backups';\n",
      ],
      ['{entityWarningContent}', '{entityWarningContent}\n{overviewCard}'],
    ]).replaceAll(
      '<EntityLayout.Route path="/docs" title="Docs">',
      '{backupsTab}\n<EntityLayout.Route path="/docs" title="Docs">',
    ),
  );
  edit(join(app, 'App.tsx'), text =>
    replaceEach(text, [
      [
        "from 'react-router-dom';\n",
        [
          "from 'react-router-dom';",
          "import { HomePageBackupsCard } from 'backstage-plugin-backups/home';",
          "import { BackupsScorecardPage, backupsPlugin } from 'backstage-plugin-backups/legacy';",
          "import { catalogPage } from './components/catalog/CatalogPage';\n",
        ].join('\n'),
      ],
      ['  CatalogIndexPage,\n', ''],
      ['<CatalogIndexPage />', 'catalogPage'],
      ['createApp({', 'createApp({\n  plugins: [backupsPlugin],'],
      [
        '</FlatRoutes>',
        [
          '  <Route path="/backups" element={<BackupsScorecardPage />} />',
          '    <Route path="/home" element={<HomePageBackupsCard />} />',
          '</FlatRoutes>',
        ].join('\n'),
      ],
    ]),
  );
  edit(join(app, 'components/search/SearchPage.tsx'), text =>
    replaceEach(text, [
      [
        "from '@backstage/plugin-search';\n",
        "from '@backstage/plugin-search';\nimport { BackupsSearchResultListItem } from 'backstage-plugin-backups/search';\n",
      ],
      [
        '<CatalogSearchResultListItem',
        '<BackupsSearchResultListItem />\n<CatalogSearchResultListItem',
      ],
    ]),
  );
  edit(join(app, 'components/Root/Root.tsx'), text =>
    replaceEach(text, [
      [
        "import { PropsWithChildren } from 'react';\n",
        "import { PropsWithChildren } from 'react';\nimport { BackupsNavIcon } from 'backstage-plugin-backups/legacy';\n",
      ],
      [
        '<SidebarItem icon={ExtensionIcon}',
        '<SidebarItem icon={BackupsNavIcon} to="backups" text="Backups" />\n<SidebarItem icon={ExtensionIcon}',
      ],
    ]),
  );
}
