import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RepositoryKey } from '../pgbackrest/PgBackRestLab';
import { sendReport } from './sendReport';

interface ReportCronJob {
  spec: {
    jobTemplate: {
      spec: {
        template: { spec: { containers: { command: string[] }[] } };
      };
    };
  };
}

/** Where pgBackRest runs. */
export interface PgBackRestHost {
  /** pgBackRest itself. */
  program: string;
  configFile: string;
  /** For files of a job. */
  workFolder: string;
}

/** @returns the script of the job that the plugin ships */
function shippedScript(): string {
  const manifest = parse(
    readFileSync(
      resolvePackagePath(
        'backstage-plugin-backups-backend-module-pgbackrest',
        'manifests/report-cronjob.yaml',
      ),
      'utf8',
    ),
  ) as ReportCronJob;
  const [{ command }] = manifest.spec.jobTemplate.spec.template.spec.containers;
  return command[command.length - 1];
}

/**
 * Does what the shipped job does for one repository.
 *
 * @param options - `portal`: its address; `location`: where the repository is, as
 * the portal knows it
 */
export function sendPgBackRestReport(
  lab: PgBackRestHost,
  repository: RepositoryKey,
  options: { portal: string; token: string; location: string },
): Promise<void> {
  return sendReport({
    // A container has its own /tmp; here others use it, too.
    script: shippedScript().replaceAll('/tmp/', `${lab.workFolder}/`),
    programs: [lab.program],
    env: {
      PORTAL: options.portal,
      TOKEN: options.token,
      REPOSITORY: options.location,
      PGBACKREST_REPO: String(repository),
      PGBACKREST_CONFIG: lab.configFile,
    },
  });
}
