import type {
  RunbookField,
  RunbookStep,
  Word,
} from 'backstage-plugin-backups-common';
import { prose, run } from 'backstage-plugin-backups-common';
import {
  KOPIA_RESTORE_FLAGS,
  exportSecretKey,
  kopiaConnection,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** Where Velero keeps the password of every repository. It is never read here. */
const PASSWORD_SECRET = 'velero-repo-credentials';

/** With Kopia itself: no Velero, and where the keys are known no cluster. */
export interface KopiaSteps {
  steps: RunbookStep[];
  fields: RunbookField[];
}

/**
 * @returns `undefined` where the copy was not made by Kopia, or where it is is
 * not known well enough
 */
export function kopiaSteps(situation: Situation): KopiaSteps | undefined {
  const { value, point, request } = situation;
  const { destination } = request.plan;
  const { snapshotId } = point;
  const connection = kopiaConnection(destination, {
    region: value.location.region,
  });
  if (value.method !== 'kopia' || !snapshotId || !connection) return undefined;
  const { veleroNamespace, location } = value;
  const config = `--config-file=./kopia-${request.tag}.config`;
  const kopia = (...words: Word[]) => run('kopia', ...words, config);
  const folder = `./${value.claim}-${request.tag}`;
  return {
    fields: connection.fields,
    steps: [
      {
        id: `kopia/keys/${snapshotId}`,
        phase: 'beside',
        title: prose`Bring the password of the repository and the keys of the bucket.`,
        why: prose`Without the cluster: the password is the one that you set before the first backup, or the one that Velero's documentation names. The keys are where Secret ${
          location.secret ?? 'of the location'
        } came from.`,
        commands: [
          exportSecretKey(
            { namespace: veleroNamespace, name: PASSWORD_SECRET },
            'repository-password',
            { variable: 'KOPIA_PASSWORD' },
          ),
        ],
        expect:
          connection.keys.length > 0
            ? prose`Nothing is printed. Then set the keys of the bucket: ${`export ${connection.keys
                .map(key => `${key}=…`)
                .join(' ')}`}. Without ${'export'} Kopia gets none of them.`
            : prose`Nothing is printed.`,
        otherwise: prose`A line that ends in ${'has no value'}: that Secret lacks the key, or is not there. Stop here: what follows would fail in other words.`,
      },
      {
        id: `kopia/connect/${snapshotId}`,
        phase: 'beside',
        title: prose`Connect to the repository of namespace ${value.namespace}, for reading only.`,
        why: prose`Velero keeps one for each namespace. Kopia must be as new as the one that wrote: ${'kopia --version'}.`,
        commands: [
          kopia('repository', 'connect', ...connection.words, '--readonly'),
          kopia('snapshot', 'list', '--all', '--show-identical'),
        ],
        expect: prose`Snapshots, among them ${snapshotId}.`,
        otherwise: prose`${'invalid repository password'}: the password was set to another one. ${'repository not initialized'}: bucket or prefix are others.`,
      },
      {
        id: `kopia/restore/${snapshotId}`,
        phase: 'beside',
        title: prose`Restore snapshot ${snapshotId} into the new folder ${folder}.`,
        commands: [
          kopia('restore', snapshotId, folder, ...KOPIA_RESTORE_FLAGS),
          run('du', '-sh', folder),
        ],
        expect: prose`${'Restored'} with the number of files. Take what you miss from the folder.`,
        otherwise: prose`Nothing that was there is touched. ${'BLOB not found'}: part of the repository is missing.`,
      },
      {
        id: `kopia/disconnect/${snapshotId}`,
        phase: 'clean-up',
        title: prose`Let go of the repository, and forget its keys.`,
        commands: [
          kopia('repository', 'disconnect'),
          run('unset', 'KOPIA_PASSWORD', ...connection.keys),
        ],
      },
    ],
  };
}
