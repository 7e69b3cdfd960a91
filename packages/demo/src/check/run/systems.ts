import type { Config } from '@backstage/config';
import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { createProvider as kopia } from 'backstage-plugin-backups-backend-module-kopia';
import { createProvider as kopiur } from 'backstage-plugin-backups-backend-module-kopiur';
import { createProvider as longhorn } from 'backstage-plugin-backups-backend-module-longhorn';
import { createProvider as pgBackRest } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createProvider as postgresOperators } from 'backstage-plugin-backups-backend-module-pgo';
import { createProvider as prometheus } from 'backstage-plugin-backups-backend-module-prometheus';
import { createProvider as velero } from 'backstage-plugin-backups-backend-module-velero';
import { createProvider as volSync } from 'backstage-plugin-backups-backend-module-volsync';

/**
 * What makes the provider of each backup system that is read without a
 * connection of its own. A new module adds its line here, and nowhere else.
 */
export const SYSTEMS: readonly ((context: {
  config: Config;
}) => BackupsProvider)[] = [
  volSync,
  pgBackRest,
  kopia,
  kopiur,
  velero,
  longhorn,
  ({ config }) => postgresOperators({ config, providerId: 'pgo' }),
  ({ config }) => postgresOperators({ config, providerId: 'percona' }),
  prometheus,
];
