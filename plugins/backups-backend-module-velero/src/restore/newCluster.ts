import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectl,
  kubectlWords,
  waitForObject,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

function locationManifest({ value }: Situation): ManifestObject {
  const { location, veleroNamespace } = value;
  const { region, endpoint } = location;
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    metadata: { name: location.name, namespace: veleroNamespace },
    spec: {
      provider: location.provider ?? 'aws',
      accessMode: 'ReadOnly',
      objectStorage: {
        bucket: location.bucket,
        prefix: location.prefix,
      },
      config:
        region === undefined && endpoint === undefined
          ? undefined
          : {
              region,
              s3Url: endpoint,
              s3ForcePathStyle: endpoint === undefined ? undefined : 'true',
            },
    },
  };
}

/** What a new cluster needs before Velero finds its Backups there. */
export function prepareCluster(situation: Situation): RunbookStep[] {
  const { value, point } = situation;
  const { veleroNamespace, location } = value;
  return [
    {
      id: `prepare/velero/${veleroNamespace}`,
      phase: 'keep',
      title: prose`Install Velero into namespace ${veleroNamespace}, as new as it was, and bring its Secrets.`,
      why: prose`${
        location.secret ?? 'The Secret of the location'
      } holds the keys of the bucket. ${'velero-repo-credentials'} must hold the password of the old cluster, if that was another one than Velero's own: bring it before Velero starts.`,
      commands: [
        kubectl(veleroNamespace, 'get', 'deployment,daemonset'),
        kubectl(veleroNamespace, 'get', 'secret', 'velero-repo-credentials'),
      ],
      expect: prose`${'velero'} and ${'node-agent'}, ready.`,
    },
    {
      id: `prepare/location/${location.name}`,
      phase: 'keep',
      title: prose`Show it where the copies are, for reading only.`,
      why: prose`Read-only, so that nothing that has expired is deleted meanwhile.`,
      commands: [
        runWithManifests(kubectlWords(undefined, 'apply', '-f', '-'), [
          locationManifest(situation),
        ]),
        kubectl(
          veleroNamespace,
          'wait',
          `backupstoragelocations.velero.io/${location.name}`,
          '--for=jsonpath={.status.phase}=Available',
          '--timeout=5m',
        ),
        waitForObject(veleroNamespace, `backups.velero.io/${point.backup}`),
      ],
      expect: prose`${`backup.velero.io/${point.backup}`}, once Velero has read the bucket: within some minutes.`,
      otherwise: prose`${'Unavailable'}: bucket, prefix, address or keys are others than they were. ${'NotFound'} after ten minutes: the Backup has expired, or lies under another prefix.`,
    },
  ];
}
