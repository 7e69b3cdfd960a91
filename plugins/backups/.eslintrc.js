const { packageRules, partsRules } = require('../../scripts/importRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...packageRules('backstage-plugin-backups'),
  overrides: partsRules(),
});
