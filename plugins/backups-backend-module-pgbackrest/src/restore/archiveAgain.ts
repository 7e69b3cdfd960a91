import type {
  ManifestObject,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectl,
  kubectlPatch,
  kubectlWords,
  waitForPhase,
} from 'backstage-plugin-backups-node';
import { CNPG_GROUP } from '../read/apiGroups';
import { oneRepository } from './oneRepository';
import type { Situation } from './Situation';
import { CLUSTERS } from './Situation';

/** Parameters of the plugin, and what must be there for them. */
interface NewArchive {
  objects: ManifestObject[];
  parameters: ManifestObject;
  fields: RunbookField[];
}

function newArchiveOf(situation: Situation): NewArchive | undefined {
  const { value, restored, request } = situation;
  // A new name beside the old one: two servers in one archive spoil it.
  const stanza =
    restored === value.name ? `${restored}-${request.tag}` : restored;
  const { stanzaRef, pgbackrestObjectName, ...others } = value.pluginParameters;
  switch (value.tool) {
    case 'dalibo':
    case 'opera': {
      const name = `${stanza}-stanza`;
      const one = oneRepository(value, { name, stanza, keeps: true });
      return (
        one && {
          objects: [one.manifest],
          fields: one.fields,
          parameters: stanzaRef
            ? { ...others, stanzaRef: name }
            : { pgbackrestObjectName: name, stanza },
        }
      );
    }
    case 'barman-cloud':
      return {
        objects: [],
        fields: [],
        parameters: { ...others, serverName: stanza },
      };
    case 'barman-in-tree':
    case 'volume-snapshot':
    case 'unknown':
      return undefined;
    default: {
      const unplaced: never = value.tool;
      throw new TypeError(`No archive for ${unplaced}`);
    }
  }
}

function fullBackup(situation: Situation): ManifestObject {
  const { value, restored, request } = situation;
  const parameters: Record<string, ManifestObject | undefined> = {
    dalibo: { selectedRepository: '1', backupType: 'full' },
    opera: { repo: '1', type: 'full' },
  };
  return {
    apiVersion: `${CNPG_GROUP}/v1`,
    kind: 'Backup',
    metadata: { name: `${restored}-first-${request.tag}` },
    spec: {
      cluster: { name: restored },
      method: 'plugin',
      // pgBackRest needs to reach the primary from where it runs.
      target: 'primary',
      pluginConfiguration: {
        name: value.pluginName,
        parameters: parameters[value.tool],
      },
    },
  };
}

/** The restored Cluster is backed up again, into an archive of its own. */
export function archiveAgain(situation: Situation): {
  steps: RunbookStep[];
  fields: RunbookField[];
} {
  const { namespace, restored, value } = situation;
  const archive = newArchiveOf(situation);
  const id = `put-back/archive/${namespace}/${restored}`;
  if (!archive) {
    return {
      fields: [],
      steps: [
        {
          id,
          phase: 'put-back',
          title: prose`In Git, give the Cluster ${restored} its backups again, with a name of its own in the repository.`,
          why: prose`Until then nothing of it is copied. With the name of the old one it would write into the archive it came from.`,
          commands: [],
        },
      ],
    };
  }
  const fullPatch = {
    spec: {
      plugins: [
        {
          name: value.pluginName,
          enabled: true,
          isWALArchiver: true,
          parameters: archive.parameters,
        },
      ],
    },
  };
  const backup = fullBackup(situation);
  const backupName = (backup.metadata as { name: string }).name;
  return {
    fields: archive.fields,
    steps: [
      {
        id,
        phase: 'put-back',
        title: prose`Have the Cluster ${restored} archived again, under a name of its own.`,
        why: prose`With the name of the old one it would write into the archive it came from.`,
        commands: [
          ...(archive.objects.length > 0
            ? [
                runWithManifests(
                  kubectlWords(namespace, 'apply', '-f', '-'),
                  archive.objects,
                ),
              ]
            : []),
          kubectlPatch(namespace, CLUSTERS, restored, fullPatch),
          kubectl(
            namespace,
            'wait',
            `${CLUSTERS}/${restored}`,
            '--for=condition=ContinuousArchiving',
            '--timeout=15m',
          ),
        ],
        expect: prose`${'condition met'}.`,
        otherwise: prose`Nothing of it is copied until it is: read ${kubectl(
          namespace,
          'describe',
          CLUSTERS,
          restored,
        )}.`,
      },
      {
        id: `put-back/full/${namespace}/${restored}`,
        phase: 'put-back',
        title: prose`Take a full backup now.`,
        why: prose`Without one the archived log is of no use.`,
        commands: [
          runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
            backup,
          ]),
          waitForPhase(namespace, `backups.${CNPG_GROUP}/${backupName}`, [
            'completed',
            'failed',
            'walArchivingFailing',
          ]),
          kubectl(
            namespace,
            'get',
            `backups.${CNPG_GROUP}`,
            backupName,
            '-o',
            'jsonpath={.status.error}{"\\n"}',
          ),
        ],
        otherwise: prose`${'failed'} or ${'walArchivingFailing'}, and below it why: nothing of it is copied until a Backup is ${'completed'}.`,
        expect: prose`${'completed'}. Then give it schedules like those of ${
          value.name
        }: a ScheduledBackup names one Cluster and cannot be moved.`,
      },
    ],
  };
}
