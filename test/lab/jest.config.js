// Tests against real systems. `npm run lab` prepares them and runs this; the
// name of the files keeps them out of `npm test`.
const backstage = require('@backstage/cli/config/jest');

module.exports = async () => ({
  ...(await backstage),
  rootDir: __dirname,
  testMatch: ['**/*.lab.ts'],
  testTimeout: 180_000,
});
