// Tests against real systems. `npm run lab` prepares them and runs this; the
// name of the files keeps them out of `npm test`.
const { join } = require('node:path');
const backstage = require('@backstage/cli/config/jest');

const VOLSYNC = join(
  __dirname,
  '../../plugins/backups-backend-module-volsync/src',
);

module.exports = async () => {
  // Of the whole run, not of its parts.
  const { coverageProvider: _, ...shared } = await backstage;
  return {
    // Real systems start slowly beside a browser that is tested.
    testTimeout: 480_000,
    projects: [
      {
        ...shared,
        displayName: 'lab',
        rootDir: __dirname,
        // Not those of the tests across packages.
        roots: [__dirname],
        testMatch: ['**/*.lab.ts'],
      },
      {
        // The module's own tests, their objects read from a real API server.
        ...shared,
        displayName: 'volsync',
        rootDir: __dirname,
        roots: [VOLSYNC],
        testMatch: ['**/*.test.ts'],
        moduleNameMapper: {
          '^\\.{1,2}/fixtures/observe$': join(
            __dirname,
            'volsync/observeThroughServer.ts',
          ),
        },
        globalSetup: join(__dirname, 'volsync/startServer.ts'),
        globalTeardown: join(__dirname, 'volsync/stopServer.ts'),
      },
    ],
  };
};
