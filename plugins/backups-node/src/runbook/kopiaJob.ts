import type {
  Destination,
  ManifestObject,
  ManifestValue,
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import type { KopiaAccess } from './kopiaRepository';
import { kopiaConnection } from './kopiaRepository';
import { authorityVolume, sharedFolder } from './jobVolumes';
import { KOPIA_RESTORE_FLAGS } from './kopiaRestoreFlags';
import { jobDoesNotStart, jobFailed } from './failedJob';
import { kubectl, kubectlWords } from './kubectl';
import { ownersBack } from './ownersBack';
import { waitForJob } from './waitFor';

/**
 * What a Job restores with Kopia, and into which claim.
 *
 * @public
 */
export interface KopiaJobRestore {
  /** Name of the Job. */
  name: string;
  namespace?: string;
  destination: Destination;
  access?: KopiaAccess;
  /** `user@host:/path`. */
  identity: string;
  /** RFC 3339 in UTC: the newest snapshot that is not newer. */
  notAfter: string;
  /** The snapshot as the repository lists it; absent: the newest up to `notAfter`. */
  snapshotId?: string;
  /** Secret with the password and the keys, in the same namespace. */
  secret: string;
  /** The claim that is filled. */
  claimName: string;
  /** The claim, where it is made first. */
  claim?: ManifestObject;
  securityContext?: ManifestObject;
  /** Where it overwrites something: `swap`, with what is lost. */
  overwrites?: RunbookStep['destroys'];
}

/**
 * A restore with Kopia in a plain Job.
 *
 * @public
 */
export interface KopiaJob {
  step: RunbookStep;
  fields: RunbookField[];
  tidyUp: RunbookStep;
}

/** Id of the field that takes the image. */
const KOPIA_IMAGE = 'KOPIA_IMAGE';

/** A flag and its value stand apart: a manifest takes a field only as a whole. */
function argumentsOf(words: readonly Word[]): ManifestValue[] {
  return words.flatMap((word): ManifestValue[] => {
    if (typeof word === 'string' || !('parts' in word)) return [word];
    return word.parts.map(part =>
      typeof part === 'string' ? part.replace(/=$/, '') : part,
    );
  });
}

/** Kopia complains where the user it runs as has no name, as in most pods. */
function writerOf(identity: string): string[] {
  const [, user, host] = /^([^@]+)@([^:]+):/.exec(identity) ?? [];
  return user && host
    ? [`--override-username=${user}`, `--override-hostname=${host}`]
    : [];
}

/**
 * Restores inside the cluster with nothing of VolSync: no mover, no operator, no
 * admission policy. It connects read-only.
 *
 * @returns `undefined` where a Job cannot reach the repository by what is known
 *
 * @public
 */
export function kopiaJob(restore: KopiaJobRestore): KopiaJob | undefined {
  const { name, namespace, destination, identity, notAfter, secret } = restore;
  const { snapshotId } = restore;
  const connection = kopiaConnection(destination, restore.access);
  if (!connection) return undefined;
  const { authority } = connection;
  const isLocal = ['nfs', 'volume', 'filesystem'].includes(destination.type);
  const share = isLocal ? sharedFolder(destination) : undefined;
  if (isLocal && !share) return undefined;
  const config = '--config-file=/kopia/repository.config';
  const logs = '--log-dir=/kopia/logs';
  const container = (
    called: string,
    args: ManifestValue[],
  ): ManifestObject => ({
    name: called,
    image: { field: KOPIA_IMAGE },
    command: ['kopia'],
    args: [...args, config, logs],
    env: [
      ...['KOPIA_PASSWORD', ...connection.keys].map(key => ({
        name: key,
        valueFrom: { secretKeyRef: { name: secret, key } },
      })),
      ...connection.optionalKeys.map(key => ({
        name: key,
        valueFrom: { secretKeyRef: { name: secret, key, optional: true } },
      })),
      { name: 'KOPIA_CHECK_FOR_UPDATES', value: 'false' },
      { name: 'HOME', value: '/kopia' },
    ],
    volumeMounts: [
      { name: 'kopia', mountPath: '/kopia' },
      { name: 'restored', mountPath: '/restored' },
      ...(share
        ? [{ name: 'repository', mountPath: '/repository', readOnly: true }]
        : []),
      ...(authority
        ? [{ name: 'authority', mountPath: '/authority', readOnly: true }]
        : []),
    ],
  });
  const job: ManifestObject = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          securityContext: restore.securityContext,
          initContainers: [
            container('connect', [
              'repository',
              'connect',
              ...(share
                ? ['filesystem', '--path=/repository']
                : argumentsOf(connection.words)),
              ...(authority
                ? [`--root-ca-pem-path=/authority/${authority.key}`]
                : []),
              ...writerOf(identity),
              '--readonly',
              '--no-persist-credentials',
              '--cache-directory=/kopia/cache',
            ]),
          ],
          containers: [
            container('restore', [
              'restore',
              ...(snapshotId
                ? [snapshotId, '/restored']
                : [identity, '/restored', `--snapshot-time=${notAfter}`]),
              ...KOPIA_RESTORE_FLAGS,
            ]),
          ],
          volumes: [
            { name: 'kopia', emptyDir: {} },
            {
              name: 'restored',
              persistentVolumeClaim: { claimName: restore.claimName },
            },
            ...(share ? [share] : []),
            ...(authority ? [authorityVolume(authority)] : []),
          ],
        },
      },
    },
  };
  return {
    fields: [
      ...(share ? [] : connection.fields),
      {
        id: KOPIA_IMAGE,
        label: 'Image of Kopia',
        hint: prose`At least as new as the Kopia that wrote the copies.`,
        suggestion: 'docker.io/kopia/kopia:0.23.1',
      },
    ],
    step: {
      id: `kopia/job/${namespace}/${name}`,
      phase: restore.overwrites ? 'swap' : 'beside',
      title: snapshotId
        ? prose`Restore snapshot ${snapshotId} of ${identity} into ${restore.claimName} with a plain Job.`
        : prose`Restore ${identity} into ${restore.claimName} with a plain Job, not newer than ${notAfter}.`,
      destroys: restore.overwrites,
      why: prose`It needs no VolSync. It reads the repository and writes nothing to it. The second command waits until the Job has ended.`,
      commands: [
        runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
          ...(restore.claim ? [restore.claim] : []),
          job,
        ]),
        waitForJob(namespace, name),
        kubectl(
          namespace,
          'logs',
          `job/${name}`,
          '--all-containers',
          // Of containers in any order, one that never started ends it else.
          '--ignore-errors',
        ),
      ],
      expect: prose`${'Complete'}, and ${'Restored'} with the number of files. ${ownersBack(
        restore.securityContext,
      )} While the Job runs, ${kubectl(
        namespace ?? 'default',
        'logs',
        '-f',
        `job/${name}`,
      )} shows more.`,
      otherwise: jobFailed(namespace, name),
      cures: [
        prose`${'no snapshots contain data'}: nothing is that old, choose a later time.`,
        prose`${'invalid repository password'}: the Secret is another repository's.`,
        prose`${'server gave HTTP response to HTTPS client'}: the endpoint speaks http, add ${'--disable-tls'} to the first container.`,
        prose`${'BLOB not found'}: part of the repository is missing; choose another destination, or add ${'--ignore-errors'} to the second container for what is whole.`,
        jobDoesNotStart(namespace, name),
      ],
    },
    tidyUp: {
      id: `clean-up/job/${namespace}/${name}`,
      phase: 'clean-up',
      title: prose`Take the Job away.`,
      commands: [kubectl(namespace, 'delete', 'job', name)],
    },
  };
}
