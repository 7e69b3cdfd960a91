import { createBackend } from '@backstage/backend-defaults';
import {
  backupsModuleDemoHomelab,
  catalogModuleBackupsDemo,
} from 'backups-demo';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('backstage-plugin-backups-backend'));
backend.add(import('backstage-plugin-backups-backend-module-kopia'));
backend.add(import('backstage-plugin-backups-backend-module-kopiur'));
backend.add(import('backstage-plugin-backups-backend-module-longhorn'));
backend.add(import('backstage-plugin-backups-backend-module-pgbackrest'));
backend.add(import('backstage-plugin-backups-backend-module-pgo'));
backend.add(import('backstage-plugin-backups-backend-module-velero'));
backend.add(import('backstage-plugin-backups-backend-module-volsync'));
backend.add(import('backstage-plugin-backups-backend-module-prometheus'));
backend.add(import('backstage-plugin-backups-backend-module-truenas'));

// Off until catalog.providers.backups says who owns the components it makes.
backend.add(import('backstage-plugin-catalog-backend-module-backups'));

// The demo homelab, or the components of a folder of manifests.
backend.add(catalogModuleBackupsDemo);
backend.add(backupsModuleDemoHomelab);

backend.start();
