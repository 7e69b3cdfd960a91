import type {
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import { utcText } from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

interface Remote {
  /** Before the path, as rclone makes a remote on the fly. */
  name: string;
  /** Variables that take the keys. */
  keys: string[];
  /** Option that shows a bucket as it was. */
  asOf: string;
  fields: RunbookField[];
}

function remoteOf({ value, request }: Situation): Remote | undefined {
  switch (value.providerType) {
    case 'B2':
      return {
        name: ':b2',
        keys: ['RCLONE_B2_ACCOUNT', 'RCLONE_B2_KEY'],
        asOf: '--b2-version-at',
        fields: [],
      };
    case 'S3': {
      const { endpoint } = request.plan.destination;
      // What names no scheme is https; what says http stays so.
      const url =
        endpoint && /^https?:\/\//i.test(endpoint)
          ? endpoint
          : endpoint && `https://${endpoint}`;
      return {
        name: url ? `:s3,provider=Other,endpoint="${url}"` : ':s3,provider=AWS',
        keys: ['RCLONE_S3_ACCESS_KEY_ID', 'RCLONE_S3_SECRET_ACCESS_KEY'],
        asOf: '--s3-version-at',
        fields: [],
      };
    }
    default:
      return undefined;
  }
}

/**
 * Brings a copy back with rclone, which TrueNAS uses itself: when the NAS is
 * gone, or as the bucket was at a moment.
 *
 * @returns `undefined` for encrypted copies, whose password only TrueNAS has,
 * and for storage that nobody here knows how to name
 */
export function rcloneWay(situation: Situation): RunbookStep[] | undefined {
  const { value, request, folder, path } = situation;
  const remote = remoteOf(situation);
  if (!remote || value.encrypted || value.encryptedNames || !value.bucket) {
    return undefined;
  }
  const inBucket = [value.bucket, value.folder ?? '', folder.slice(path.length)]
    .flatMap(part => part.split('/'))
    .filter(Boolean)
    .join('/');
  const source = `${remote.name}:${inBucket}`;
  const target = `./restored-${request.tag}`;
  const versions: Word[] = request.latest
    ? []
    : [`${remote.asOf}=${utcText(request.notAfter)}`];
  const id = `${value.bucket}/${request.tag}`;
  return [
    {
      id: `rclone/keys/${id}`,
      phase: 'beside',
      title: prose`Set the bucket's keys in this shell: ${`export ${remote.keys
        .map(key => `${key}=…`)
        .join(' ')}`}.`,
      why: prose`They are those of the credential ${
        value.credential ?? 'of the task'
      } in TrueNAS, which the portal does not read. Without ${'export'} rclone gets none of them.`,
      commands: [
        run(
          'rclone',
          'lsf',
          '--max-depth=1',
          // It would try again for minutes, without a word.
          '--contimeout=10s',
          '--retries=1',
          '--low-level-retries=1',
          ...versions,
          source,
        ),
      ],
      expect: prose`Files and folders of the copy.`,
      otherwise: prose`Nothing: the bucket or folder is another one, or the bucket keeps no versions that old.`,
      cures: [
        prose`${'AccessDenied'} or ${'InvalidAccessKeyId'}: the keys are others.`,
        prose`${'server gave HTTP response to HTTPS client'}: the endpoint speaks http, write ${'http://'} in it.`,
        prose`${'certificate signed by unknown authority'}: save its authority in a file, add ${'--ca-cert'}.`,
      ],
    },
    {
      id: `rclone/copy/${id}`,
      phase: 'beside',
      title: request.latest
        ? prose`Copy what is there into ${target}.`
        : prose`Copy what was there at ${utcText(
            request.notAfter,
          )} into ${target}.`,
      why: request.latest
        ? undefined
        : prose`A bucket without versions has only its last state, and shows that.`,
      commands: [
        run('rclone', 'copy', '--progress', ...versions, source, target),
        {
          kind: 'run',
          pipeline: [
            ['find', target, '-type', 'f'],
            ['wc', '-l'],
          ],
        },
      ],
      expect: prose`No error, and files as many as you remember. Symbolic links and empty folders are not in such a copy.`,
    },
    ...(request.scenario === 'look'
      ? []
      : [
          {
            id: `rclone/place/${id}`,
            phase: 'swap' as const,
            title: prose`When it is good, copy what you need to ${folder} on the NAS, for instance with ${'rsync -a --ignore-existing'}.`,
            why: prose`Cloud storage keeps no owners: set them with ${'chown'} as they were.`,
            commands: [],
          },
        ]),
    {
      id: `rclone/forget/${id}`,
      phase: 'clean-up',
      title: prose`Forget the keys.`,
      commands: [run('unset', ...remote.keys)],
    },
  ];
}
