import { createHash } from 'node:crypto';
import type { Retention } from 'backstage-plugin-backups-common';
import { hostOf, redactUrl } from 'backstage-plugin-backups-node';
import { UNKNOWN_RETENTION } from '../retention/unknownRetention';
import type { Observed } from './ClusterContext';
import type { RepositoryKeys, SecretKey } from './Repository';

/** Some hosts contain an account, which is not shown. */
const ACCOUNT_HOST = /^[^.]+\.(r2\.cloudflarestorage\.com)$/;

/** @returns an endpoint as it may be told */
export function endpointOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const safe = redactUrl(text);
  const account = ACCOUNT_HOST.exec(hostOf(safe) ?? '');
  return account ? account[1] : safe;
}

/** Tells places apart. Accounts count, too, but are not told. */
export function fingerprintOf(...parts: (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 16);
}

type NamedKey = { name?: string; key?: string } | undefined;

/** @returns which key of which Secret is used; names only */
export function keyName(key: NamedKey): SecretKey | undefined {
  return key?.name && key.key ? { secret: key.name, key: key.key } : undefined;
}

/** @returns which keys of which Secrets open object storage; names only */
export function s3Keys(
  keys: { accessKeyId?: NamedKey; secretAccessKey?: NamedKey } | undefined,
  encryptionPass?: NamedKey,
): RepositoryKeys {
  return {
    accessKeyId: keyName(keys?.accessKeyId),
    secretAccessKey: keyName(keys?.secretAccessKey),
    encryptionPass: keyName(encryptionPass),
  };
}

/**
 * What could not be read is not known, which is not the same as not set.
 *
 * @param field - where the object declares it
 */
export function retentionRead(
  { problems }: Observed<unknown>,
  field: string,
  retention: Retention,
): Retention {
  return problems.some(problem => problem.field.startsWith(field))
    ? UNKNOWN_RETENTION
    : retention;
}
