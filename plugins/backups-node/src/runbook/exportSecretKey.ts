import type { Command } from 'backstage-plugin-backups-common';
import { kubectlWords } from './kubectl';

/**
 * Takes a key of a Secret into the shell, without a trace on the screen.
 *
 * @param options - `variable` is the key's name unless it is given; an `optional`
 * key may be absent, else the command fails where it is
 *
 * @example `exportSecretKey({ namespace: 'media', name: 'radarr' }, 'KOPIA_PASSWORD')`
 *
 * @public
 */
export function exportSecretKey(
  secret: { namespace?: string; name: string },
  key: string,
  options: { variable?: string; optional?: boolean } = {},
): Command {
  // A dot in a key is no step into it.
  const path = `{.data.${key.replaceAll('.', '\\.')}}`;
  return {
    kind: 'export',
    variable: options.variable ?? key,
    pipeline: [
      kubectlWords(
        secret.namespace,
        'get',
        'secret',
        secret.name,
        '-o',
        `jsonpath=${path}`,
      ),
      ['base64', '-d'],
    ],
    ...(options.optional ? { optional: true } : {}),
  };
}
