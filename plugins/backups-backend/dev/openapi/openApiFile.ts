import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { generateOpenApi } from './generateOpenApi';

/** Where the description is kept; it is shipped with the package. */
export const OPENAPI_FILE = resolvePackagePath(
  'backstage-plugin-backups-backend',
  'openapi.json',
);

/** @returns what the file has to hold */
export function openApiText(): string {
  return `${JSON.stringify(generateOpenApi(), undefined, 2)}\n`;
}
