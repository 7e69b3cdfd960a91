import type { ExternalSecret } from '../read/ExternalSecret';
import { knownText } from '../destination/knownText';
import type { Observed } from '../observe/ClusterContext';
import type { RestoreValue } from './RestoreValue';

/**
 * Reads how a Kopia repository on S3 is reached from the templates that make its
 * Secret. Source: `mover-kopia/entry.sh` of the fork, whose keys these are.
 *
 * @returns for instance `{ clearText: true, region: 'garage' }`; `undefined`
 * where no template says anything of it
 */
export function accessOf(
  secrets: readonly Observed<ExternalSecret>[],
): RestoreValue['access'] {
  const value = (...keys: string[]) =>
    keys
      .flatMap(key =>
        secrets.flatMap(secret => {
          const data: Partial<Record<string, string>> =
            secret.value.spec?.target?.template?.data ?? {};
          return knownText(data[key]) ?? [];
        }),
      )
      .at(0);
  const clearText = value('KOPIA_S3_DISABLE_TLS') === 'true' || undefined;
  const region = value('AWS_REGION', 'AWS_DEFAULT_REGION');
  return clearText || region ? { clearText, region } : undefined;
}
