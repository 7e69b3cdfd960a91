import type {
  ManifestObject,
  ManifestValue,
  Prose,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  jobDoesNotStart,
  jobFailed,
  kubectl,
  kubectlWords,
  objectName,
  ownersBack,
  plainUserOf,
  waitForJob,
} from 'backstage-plugin-backups-node';
import { resticReach } from './resticReach';
import {
  SNAPSHOT_FIELD,
  listedSnapshots,
  snapshotField,
} from './resticSnapshots';
import type { JobTarget, RestoreJob } from './RestoreJob';
import type { Situation } from './Situation';

const IMAGE = 'RESTIC_IMAGE';

/** restic does not copy the top folder itself: that of a new volume is the storage driver's. */
function topFolder({ claim, securityContext }: JobTarget): Prose {
  return claim && plainUserOf(securityContext) === undefined
    ? prose` The volume's top folder belongs to root: where the app's pod sets no ${'fsGroup'}, give it to the app with ${'chown'}.`
    : [];
}

/**
 * Restores inside the cluster with nothing of VolSync. The Secret's keys are
 * restic's own variables, so they reach it as they are, whatever the storage.
 * Source: VolSync's `mover/restic/mover.go`, and restic's manual, "Environment
 * variables".
 *
 * @returns `undefined` where the copies are not restic's, or a Job cannot reach
 * the repository by what is known
 */
export function resticJob(
  situation: Situation,
  target: JobTarget,
): RestoreJob | undefined {
  const { value, request, claimName } = situation;
  const { namespace = 'default' } = situation;
  const secret = value.repositorySecret;
  if (value.mover !== 'restic' || !secret) return undefined;
  const reach = resticReach(situation, secret);
  if (!reach) return undefined;
  const { point, tag } = request;
  const short = point?.id?.slice(0, 8);
  const name = objectName(claimName, `restic-${tag}`);
  const listName = objectName(claimName, `list-${tag}`);
  const jobOf = (
    called: string,
    args: ManifestValue[],
    into?: string,
  ): ManifestObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: called },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          securityContext: target.securityContext,
          containers: [
            {
              name: 'restic',
              image: { field: IMAGE },
              command: ['restic'],
              // A lock would be written to the repository, a cache to the image.
              args: [...args, '--no-lock', '--no-cache', ...reach.args],
              envFrom: [{ secretRef: { name: secret } }],
              env: reach.env.length > 0 ? reach.env : undefined,
              volumeMounts: [
                ...(into ? [{ name: 'restored', mountPath: '/restored' }] : []),
                ...reach.mounts.map(({ mount }) => mount),
              ],
            },
          ],
          volumes: [
            ...(into
              ? [
                  {
                    name: 'restored',
                    persistentVolumeClaim: { claimName: into },
                  },
                ]
              : []),
            ...reach.mounts.map(({ volume }) => volume),
          ],
        },
      },
    },
  });
  const cures = (jobName: string) => [
    prose`${'wrong password or no key found'}: the Secret is another repository's.`,
    prose`${'Is there a repository at the following location?'}: bucket, folder or keys are others.`,
    prose`${'certificate signed by unknown authority'}: mount its authority and add ${'--cacert'}.`,
    jobDoesNotStart(namespace, jobName),
  ];
  const list: RunbookStep = {
    id: `restic/list/${namespace}/${listName}`,
    phase: 'beside',
    title: prose`See which snapshots there are.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        jobOf(listName, ['snapshots']),
      ]),
      waitForJob(namespace, listName),
      kubectl(namespace, 'logs', `job/${listName}`),
      kubectl(namespace, 'delete', 'job', listName),
    ],
    expect: prose`${'Complete'}. ${listedSnapshots(situation)}`,
    otherwise: jobFailed(namespace, listName),
    cures: cures(listName),
  };
  const fields: RunbookField[] = [
    {
      id: IMAGE,
      label: 'Image of restic',
      hint: prose`At least as new as the restic that wrote the copies.`,
      suggestion: 'docker.io/restic/restic:0.18.1',
    },
    snapshotField(situation),
  ];
  return {
    fields,
    steps: [
      ...(point?.id ? [] : [list]),
      {
        id: `restic/job/${namespace}/${name}`,
        phase: target.overwrites ? 'swap' : 'beside',
        title: short
          ? prose`Restore snapshot ${short} into ${target.claimName} with a plain Job.`
          : prose`Restore the snapshot that you chose into ${target.claimName} with a plain Job.`,
        destroys: target.overwrites,
        why: prose`It needs no VolSync. It reads the repository and writes nothing to it.`,
        commands: [
          runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
            ...(target.claim ? [target.claim] : []),
            jobOf(
              name,
              [
                'restore',
                point?.id ?? { field: SNAPSHOT_FIELD },
                '--target=/restored',
              ],
              target.claimName,
            ),
          ]),
          waitForJob(namespace, name),
          kubectl(namespace, 'logs', `job/${name}`),
        ],
        expect: prose`${'Complete'}, and ${'restoring'} with the snapshot's id. ${ownersBack(
          target.securityContext,
        )}${topFolder(target)} While the Job runs, ${kubectl(
          namespace,
          'logs',
          '-f',
          `job/${name}`,
        )} shows more.`,
        otherwise: jobFailed(namespace, name),
        cures: [
          prose`${'no matching ID found'}: that snapshot was taken away since; choose another of the list.`,
          ...cures(name),
        ],
      },
    ],
    tidyUp: {
      id: `clean-up/job/${namespace}/${name}`,
      phase: 'clean-up',
      title: prose`Take the Job away.`,
      commands: [kubectl(namespace, 'delete', 'job', name)],
    },
  };
}
