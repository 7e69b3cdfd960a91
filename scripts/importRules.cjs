// Who may import whom. Used by the packages' .eslintrc.js.

/** Our own packages that each package may import, besides itself. */
const ALLOWED = {
  'backstage-plugin-backups-common': [],
  'backstage-plugin-backups-node': ['backstage-plugin-backups-common'],
  'backstage-plugin-backups-backend-module-volsync': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-longhorn': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-velero': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-kopia': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-kopiur': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-pgbackrest': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  // Its databases are copied by pgBackRest, which is read in one way.
  'backstage-plugin-backups-backend-module-pgo': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
    'backstage-plugin-backups-backend-module-pgbackrest',
  ],
  'backstage-plugin-backups-backend-module-notifications': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend-module-actions': [
    'backstage-plugin-backups-common',
  ],
  'backstage-plugin-tech-insights-backend-module-backups': [
    'backstage-plugin-backups-common',
  ],
  'backstage-plugin-search-backend-module-backups': [
    'backstage-plugin-backups-common',
  ],
  'backstage-plugin-catalog-backend-module-backups': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups-backend': [
    'backstage-plugin-backups-common',
    'backstage-plugin-backups-node',
  ],
  'backstage-plugin-backups': ['backstage-plugin-backups-common'],
};

/** The arrows of the backend, in order: a folder imports only from its left. */
const ARROWS = [
  'config',
  'read',
  'observe',
  'join',
  'match',
  'judge',
  'keep',
  'say',
  'serve',
];

/**
 * ESLint options for a package: its other packages of ours are refused.
 *
 * @param {string} name of the package
 */
function packageRules(name) {
  const allowed = ALLOWED[name];
  if (!allowed) throw new Error(`No import rules for ${name}`);
  const group = Object.keys(ALLOWED)
    .filter(other => other !== name && !allowed.includes(other))
    .flatMap(other => [other, `${other}/*`]);
  return {
    restrictedImportPatterns: [
      ...(group.length > 0 ? group : []),
      'backups-demo',
    ],
  };
}

/**
 * ESLint overrides for a frontend: components of Backstage that will be replaced
 * stand behind `components/parts`.
 */
function partsRules() {
  return [
    {
      files: ['src/**/*.ts', 'src/**/*.tsx'],
      excludedFiles: ['src/components/parts/**', '**/*.test.tsx'],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          {
            paths: [
              {
                name: '@backstage/core-components',
                allowTypeImports: true,
                message: 'Take it from components/parts, or add it there.',
              },
            ],
          },
        ],
      },
    },
  ];
}

/** What drives the arrows or stands at their ends; no arrow knows of it. */
const AROUND = ['collect', 'receive', 'notify'];

/** Folders that each folder may not import from. */
function laterFolders() {
  return [
    ...ARROWS.map((folder, index) => [
      folder,
      [...ARROWS.slice(index + 1), ...AROUND],
    ]),
    ['collect', ['say', 'serve', 'receive', 'notify']],
    ['receive', ['say', 'serve', 'collect', 'notify']],
  ];
}

/** ESLint overrides that keep facts flowing one way through the backend. */
function arrowRules() {
  return laterFolders().map(([folder, later]) => ({
    files: [`src/${folder}/**/*.ts`],
    excludedFiles: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: later.map(name => `**/${name}/**`),
              message:
                'Facts flow one way: read, observe, join, match, judge, keep, say, serve.',
            },
          ],
        },
      ],
    },
  }));
}

module.exports = {
  partsRules,
  packageRules,
  arrowRules,
};
