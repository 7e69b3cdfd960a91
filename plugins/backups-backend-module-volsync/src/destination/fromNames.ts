import type { DestinationType } from 'backstage-plugin-backups-common';
import type { DestinationDraft } from './DestinationDraft';
import type { DestinationHint } from './DestinationHint';

interface Guess {
  /** Fits only where nothing else is known to be there. */
  types: (DestinationType | undefined)[];
  product?: string;
  label: string;
}

const BUCKET: Guess['types'] = [undefined, 's3'];
const SHARE: Guess['types'] = [undefined, 'filesystem', 'nfs'];

/** Endings that people give to sources and Secrets. Source: community manifests. */
const GUESSES: Record<string, Guess> = {
  b2: { types: BUCKET, product: 'Backblaze B2', label: 'Backblaze B2' },
  backblaze: { types: BUCKET, product: 'Backblaze B2', label: 'Backblaze B2' },
  r2: { types: BUCKET, product: 'Cloudflare R2', label: 'Cloudflare R2' },
  cloudflare: {
    types: BUCKET,
    product: 'Cloudflare R2',
    label: 'Cloudflare R2',
  },
  wasabi: { types: BUCKET, product: 'Wasabi', label: 'Wasabi' },
  minio: { types: BUCKET, product: 'MinIO', label: 'MinIO' },
  rgw: { types: BUCKET, product: 'Ceph RGW', label: 'Ceph RGW' },
  s3: { types: BUCKET, label: 'S3' },
  nfs: { types: SHARE, label: 'NFS' },
  nas: { types: SHARE, label: 'NAS' },
  local: { types: SHARE, label: 'local' },
  remote: { types: [undefined, 's3', 'filesystem', 'rest'], label: 'remote' },
};

/** Words that say nothing about the place. */
const FILLERS = new Set([
  'volsync',
  'secret',
  'restic',
  'kopia',
  'repository',
  'repo',
  'backup',
  'config',
  'src',
  'updates',
]);

function guessFrom(name: string): Guess | undefined {
  const words = name.toLowerCase().split(/[-_.]/);
  // The first word is the app's own: an app called `minio` is not stored there.
  for (let index = words.length - 1; index > 0; index -= 1) {
    if (Object.hasOwn(GUESSES, words[index])) return GUESSES[words[index]];
    if (!FILLERS.has(words[index])) return undefined;
  }
  return undefined;
}

/**
 * Guesses a product from the endings of names. A name proves nothing: it sets a
 * label and a product and says that it is a guess, never where the copy is.
 *
 * @param names - of the source and of its Secret, the stronger first
 * @param draft - what is known already; a guess never contradicts it
 */
export function fromNames(
  names: readonly (string | undefined)[],
  draft: DestinationDraft,
): DestinationHint | undefined {
  if (
    draft.product !== undefined ||
    draft.endpoint !== undefined ||
    draft.server !== undefined
  ) {
    return undefined;
  }
  for (const name of names) {
    const guess = name === undefined ? undefined : guessFrom(name);
    if (name !== undefined && guess?.types.includes(draft.type)) {
      return {
        source: `the name ${name} (a guess)`,
        says: { product: guess.product, label: guess.label },
      };
    }
  }
  return undefined;
}
