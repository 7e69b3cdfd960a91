import type { FieldReference, Word } from 'backstage-plugin-backups-common';
import type { SecretKey } from '../observe/Repository';
import type { Situation } from './Situation';

/**
 * What tells pgBackRest which repository.
 *
 * @param endpoint - of the storage, as a word or a field
 * @returns options, without secrets, which pgBackRest refuses there, and the
 * variables that take these; `undefined` where too little is known
 */
export function repositoryWords(
  { value }: Situation,
  endpoint: Word,
): { words: Word[]; keys: [variable: string, key: SecretKey][] } | undefined {
  const { bucket, prefix, region, uriStyle, account, secretKeys } = value;
  const { accessKeyId, secretAccessKey, storageKey, encryptionPass } =
    secretKeys;
  if (!bucket || !prefix) return undefined;
  if (value.encrypted && !encryptionPass) return undefined;
  const cipher: Word[] = encryptionPass
    ? ['--repo1-cipher-type=aes-256-cbc']
    : [];
  const passphrase: [string, SecretKey][] = encryptionPass
    ? [['PGBACKREST_REPO1_CIPHER_PASS', encryptionPass]]
    : [];
  if (account && storageKey) {
    return {
      words: [
        '--repo1-type=azure',
        `--repo1-azure-account=${account}`,
        `--repo1-azure-container=${bucket}`,
        `--repo1-path=${prefix}`,
        ...cipher,
      ],
      keys: [['PGBACKREST_REPO1_AZURE_KEY', storageKey], ...passphrase],
    };
  }
  if (!region || !accessKeyId || !secretAccessKey) return undefined;
  return {
    words: [
      '--repo1-type=s3',
      `--repo1-s3-bucket=${bucket}`,
      typeof endpoint === 'string'
        ? `--repo1-s3-endpoint=${endpoint.replace(/^https?:\/\//, '')}`
        : { parts: ['--repo1-s3-endpoint=', endpoint as FieldReference] },
      `--repo1-s3-region=${region}`,
      ...(uriStyle ? [`--repo1-s3-uri-style=${uriStyle}`] : []),
      `--repo1-path=${prefix}`,
      ...cipher,
    ],
    keys: [
      ['PGBACKREST_REPO1_S3_KEY', accessKeyId],
      ['PGBACKREST_REPO1_S3_KEY_SECRET', secretAccessKey],
      ...passphrase,
    ],
  };
}
