import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectl,
  kubectlPatch,
  kubectlWords,
  objectName,
} from 'backstage-plugin-backups-node';
import { PERCONA_GROUP, PGO_GROUP } from '../read/resources';
import type { Situation } from './Situation';
import { waitForManualBackup, waitForState } from './waits';

/** @returns names of the objects that a runbook makes on the way */
export function fullBackupName({ value, request }: Situation): string {
  return objectName(value.name, `full-${request.tag}`);
}

/**
 * What was restored goes on in a timeline of its own: only a full backup of it is
 * one that a later restore can begin with.
 *
 * @param name - of the cluster that was restored
 * @param repository - that it writes to: `repo1`
 */
export function fullBackup(
  situation: Situation,
  name: string,
  repository: string,
): RunbookStep {
  const { namespace, value, resource, request } = situation;
  const id = `full-${request.tag}`;
  const object = fullBackupName(situation);
  const base = {
    id: `prove/full/${namespace}/${name}`,
    phase: 'put-back' as const,
    title: prose`Make a full backup of ${name} now.`,
    why: prose`It goes on in a new timeline. Without a full backup of that, a later restore begins with one of before, and may fail where the history of the timeline did not reach the repository.`,
  };
  if (value.operator === 'percona') {
    return {
      ...base,
      commands: [
        runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
          {
            apiVersion: `${PERCONA_GROUP}/v2`,
            kind: 'PerconaPGBackup',
            metadata: { name: object, namespace },
            spec: {
              pgCluster: name,
              repoName: repository,
              options: ['--type=full'],
            },
          },
        ]),
        waitForState(namespace, `perconapgbackups.${PERCONA_GROUP}/${object}`),
      ],
      expect: prose`${'Succeeded'}.`,
      otherwise: prose`${'Failed'}: ${kubectl(
        namespace,
        'describe',
        `perconapgbackups.${PERCONA_GROUP}`,
        object,
      )} names its Job. Do not call it done: nothing covers the new timeline.`,
    };
  }
  return {
    ...base,
    commands: [
      kubectlPatch(namespace, resource, name, {
        spec: {
          backups: {
            pgbackrest: {
              manual: { repoName: repository, options: ['--type=full'] },
            },
          },
        },
      }),
      kubectl(
        namespace,
        'annotate',
        resource,
        name,
        '--overwrite',
        `${PGO_GROUP}/pgbackrest-backup=${id}`,
      ),
      waitForManualBackup(situation, name, id),
    ],
    expect: prose`${`${id} finished=true succeeded=1`}.`,
    otherwise: prose`Nothing after ${'succeeded='}: it ended, and failed. ${kubectl(
      namespace,
      'get',
      'jobs',
      '-l',
      `${PGO_GROUP}/cluster=${name},${PGO_GROUP}/pgbackrest-backup=manual`,
    )} shows its Job. Do not call it done: nothing covers the new timeline.`,
  };
}
