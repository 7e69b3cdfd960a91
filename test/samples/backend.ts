import { createBackend } from '@backstage/backend-defaults';

export const backend = createBackend();

backend.add(import('backstage-plugin-backups-backend'));
backend.add(import('./tapedeck'));
