import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { sendReport } from './sendReport';

/** What the plugin ships, run as it is. */
const SCRIPT = resolvePackagePath(
  'backstage-plugin-backups-backend-module-kopia',
  'manifests/report/report.sh',
);

/**
 * Does what the shipped job does beside a repository.
 *
 * @param options - `portal`: its address; `location`: where the repository is, as
 * the portal knows it
 */
export function sendKopiaReport(
  repository: KopiaRepository,
  options: { portal: string; token: string; location: string },
): Promise<void> {
  return sendReport({
    script: readFileSync(SCRIPT, 'utf8'),
    programs: [repository.program],
    env: {
      PORTAL: options.portal,
      TOKEN: options.token,
      REPOSITORY: options.location,
      CONNECT: `filesystem --path=${repository.path}`,
      KOPIA_PASSWORD: repository.password,
    },
  });
}
