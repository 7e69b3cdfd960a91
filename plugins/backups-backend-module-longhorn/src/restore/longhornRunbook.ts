import type {
  ManifestObject,
  Runbook,
  RunbookCheck,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import {
  fieldsOfCommand,
  prose,
  runWithManifests,
} from 'backstage-plugin-backups-common';
import type {
  RunbookRequest,
  WrittenRunbook,
} from 'backstage-plugin-backups-node';
import {
  aroundRestore,
  inspectionPod,
  keepSnapshot,
  kubectl,
  kubectlWords,
  letGitDeploy,
  objectName,
  quantityOf,
  snapshotClassField,
  utcText,
} from 'backstage-plugin-backups-node';
import type { RestoreValue, VolumePoint } from './RestoreValue';

/** A point is dated to the second; what carries the date may round it. Seconds. */
const ROUNDING = 5;

interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  point: VolumePoint;
  names: { restored: string; pod: string; before: string };
}

function pointFor(
  { point, notAfter }: RunbookRequest,
  { points }: RestoreValue,
): VolumePoint | undefined {
  return point
    ? points.find(({ at }) => Math.abs(at - point.dataTime) <= ROUNDING)
    : points.find(({ at }) => at <= notAfter);
}

/** A copy of the store as a snapshot that a claim can be filled from. */
function restoredManifests({
  value,
  point,
  names,
  request,
}: Situation): ManifestObject[] {
  const { namespace } = value;
  const snapshots = 'snapshot.storage.k8s.io/v1';
  return [
    {
      apiVersion: snapshots,
      kind: 'VolumeSnapshotContent',
      metadata: { name: names.restored },
      spec: {
        driver: 'driver.longhorn.io',
        // What it is made of stays in the store when this is deleted.
        deletionPolicy: 'Retain',
        source: { snapshotHandle: `bak://${value.volume}/${point.backup}` },
        volumeSnapshotRef: { name: names.restored, namespace },
      },
    },
    {
      apiVersion: snapshots,
      kind: 'VolumeSnapshot',
      metadata: { name: names.restored, namespace },
      spec: { source: { volumeSnapshotContentName: names.restored } },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: names.restored, namespace },
      spec: {
        storageClassName: request.item.storageClass ?? {
          field: 'STORAGE_CLASS',
        },
        accessModes: ['ReadWriteOnce'],
        resources: {
          requests: {
            storage:
              point.volumeBytes === undefined
                ? { field: 'CAPACITY' }
                : quantityOf(point.volumeBytes),
          },
        },
        dataSource: {
          apiGroup: 'snapshot.storage.k8s.io',
          kind: 'VolumeSnapshot',
          name: names.restored,
        },
      },
    },
  ];
}

function restoreBeside(situation: Situation): RunbookStep {
  const { value, point, names } = situation;
  return {
    id: `restore/${names.restored}`,
    phase: 'restore',
    title: prose`Restore ${point.backup} of Longhorn volume ${value.volume} into a new claim, ${names.restored}.`,
    why: prose`Nothing that is there is touched. The claim must be as large as the volume was.`,
    commands: [
      runWithManifests(
        kubectlWords(undefined, 'apply', '-f', '-'),
        restoredManifests(situation),
      ),
      kubectl(
        value.namespace,
        'wait',
        `volumesnapshot/${names.restored}`,
        '--for=jsonpath={.status.readyToUse}=true',
        '--timeout=10m',
      ),
      kubectl(value.namespace, 'get', 'pvc', names.restored),
    ],
    expect: prose`${`volumesnapshot.snapshot.storage.k8s.io/${names.restored} condition met`}, then ${'Bound'}, or ${'Pending'} where the storage class waits for the first pod.`,
    otherwise: prose`${kubectl(
      value.namespace,
      'describe',
      'pvc',
      names.restored,
    )} says why. No kind VolumeSnapshot: install the snapshot controller, or restore the backup in Longhorn's own page and make the claim there.`,
  };
}

function lookInside(
  { value, names }: Situation,
  withOldVolume: boolean,
): RunbookStep {
  return {
    id: `look/${names.pod}`,
    phase: 'restore',
    title: prose`Look into the restored volume.`,
    commands: [
      runWithManifests(kubectlWords(value.namespace, 'apply', '-f', '-'), [
        inspectionPod({
          name: names.pod,
          image: { field: 'IMAGE' },
          volumes: [
            {
              name: 'restored',
              mountPath: '/restored',
              claimName: names.restored,
              readOnly: false,
            },
            ...(withOldVolume
              ? [
                  {
                    name: 'volume',
                    mountPath: '/volume',
                    claimName: value.claim,
                    readOnly: false,
                  },
                ]
              : []),
          ],
        }),
      ]),
      kubectl(
        value.namespace,
        'wait',
        `pod/${names.pod}`,
        '--for=condition=Ready',
        '--timeout=30m',
      ),
      kubectl(
        value.namespace,
        'exec',
        names.pod,
        '--',
        'du',
        '-sh',
        '/restored',
      ),
      kubectl(
        value.namespace,
        'exec',
        names.pod,
        '--',
        'ls',
        '-la',
        '/restored',
      ),
    ],
    expect: prose`The files of the app. Longhorn fills the volume before the pod starts.`,
    otherwise: prose`${'timed out waiting for the condition'}: a large volume takes longer to fill; type the line once more. Empty: do not go on, and restore an earlier point.`,
  };
}

function copyBack(
  { value, names }: Situation,
  what: 'everything' | 'one path',
): RunbookStep {
  const isAll = what === 'everything';
  const exec = (...words: Parameters<typeof kubectl>[1][]) =>
    kubectl(value.namespace, 'exec', names.pod, '--', ...words);
  return {
    id: `copy/${names.pod}`,
    phase: 'restore',
    title: isAll
      ? prose`Empty the app's volume and fill it with what you have just looked at.`
      : prose`Copy what is missing back. What is there is not touched.`,
    destroys: isAll
      ? prose`Everything in ${value.claim}. The snapshot ${names.before} is then all that is left of it.`
      : undefined,
    commands: isAll
      ? [
          exec('find', '/volume', '-mindepth', '1', '-delete'),
          exec('cp', '-a', '/restored/.', '/volume/'),
          exec('ls', '-la', '/volume'),
        ]
      : [
          exec(
            'sh',
            '-c',
            // The paths are arguments, so that a shell in the pod reads none of them.
            'mkdir -p "$(dirname "$2")" && cp -a -n "$1" "$(dirname "$2")/" && ls -la "$2"',
            'copy',
            { parts: ['/restored/', { field: 'MISSING_PATH' }] },
            { parts: ['/volume/', { field: 'MISSING_PATH' }] },
          ),
        ],
    expect: prose`The files, with the owners that they had.`,
  };
}

function freeVolume({ value, names }: Situation): RunbookStep {
  return {
    id: `free/${names.pod}`,
    phase: 'prove',
    title: prose`Let go of the volumes, so that the app can have its own.`,
    commands: [kubectl(value.namespace, 'delete', 'pod', names.pod)],
  };
}

function tidyUp(
  { value, names }: Situation,
  made: { before: boolean },
): RunbookStep {
  const { namespace } = value;
  return {
    id: `tidy/${names.restored}`,
    phase: 'clean-up',
    title: prose`Take away what was made on the way.`,
    commands: [
      kubectl(namespace, 'delete', 'pvc', names.restored),
      kubectl(namespace, 'delete', 'volumesnapshot', names.restored),
      kubectl(undefined, 'delete', 'volumesnapshotcontent', names.restored),
      ...(made.before
        ? [kubectl(namespace, 'delete', 'volumesnapshot', names.before)]
        : []),
    ],
  };
}

function newCluster({ value, request }: Situation): RunbookStep {
  const { target, longhornNamespace } = value;
  return {
    id: `prepare/longhorn/${target.name}`,
    phase: 'pause',
    title: prose`Install Longhorn, and give it the same backup target.`,
    why: prose`Secret ${
      target.secret ?? 'of the target'
    } holds the keys and the address of the store; it was not read. Do not start the app yet.`,
    commands: [
      kubectl(
        longhornNamespace,
        'patch',
        'backuptargets.longhorn.io',
        target.name,
        '--type=merge',
        '-p',
        JSON.stringify({
          spec: {
            backupTargetURL: target.url ?? request.plan.destination.label,
            credentialSecret: target.secret,
          },
        }),
      ),
      kubectl(
        longhornNamespace,
        'get',
        'backups.longhorn.io',
        '-l',
        `backup-volume=${value.volume}`,
      ),
      kubectl(undefined, 'create', 'namespace', value.namespace),
    ],
    expect: prose`Its Backups, once Longhorn has looked into the store: five minutes.`,
    otherwise: prose`Nothing is listed: the address or the keys are others.`,
  };
}

function stepsOf(situation: Situation): RunbookStep[] {
  const { request, value, names } = situation;
  const around = () => aroundRestore(request, value.claim, []).steps;
  const keep = keepSnapshot({
    namespace: value.namespace,
    claimName: value.claim,
    snapshotName: names.before,
  });
  switch (request.scenario) {
    case 'look':
      return [
        restoreBeside(situation),
        lookInside(situation, false),
        freeVolume(situation),
        tidyUp(situation, { before: false }),
      ];
    case 'files-deleted':
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        restoreBeside(situation),
        ...around(),
        lookInside(situation, true),
        copyBack(
          situation,
          request.scenario === 'files-deleted' ? 'one path' : 'everything',
        ),
        freeVolume(situation),
        tidyUp(situation, { before: true }),
      ];
    case 'cluster-gone':
      return [
        newCluster(situation),
        restoreBeside(situation),
        lookInside(situation, false),
        freeVolume(situation),
        letGitDeploy(),
      ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${String(unplaced)}`);
    }
  }
}

const FIELDS: RunbookField[] = [
  snapshotClassField(),
  {
    id: 'STORAGE_CLASS',
    label: 'Storage class',
    hint: prose`One of Longhorn.`,
    findOut: kubectl(undefined, 'get', 'storageclass'),
    example: 'longhorn',
  },
  {
    id: 'CAPACITY',
    label: 'Size of the volume',
    hint: prose`Exactly as large as the volume was.`,
    example: '10Gi',
  },
  {
    id: 'IMAGE',
    label: 'Image with a shell',
    hint: prose`For a pod that shows the restored files. Any small image will do.`,
    suggestion: 'docker.io/library/busybox:1.36',
  },
  {
    id: 'MISSING_PATH',
    label: 'What is missing',
    hint: prose`A file or a folder of the volume, without a slash in front.`,
    example: 'config/database.db',
  },
];

function checksOf({ request, value, point }: Situation): RunbookCheck[] {
  return [
    {
      id: `backup/${point.backup}`,
      label: 'Backup',
      standing: 'look',
      detail: prose`${point.backup} holds the volume as of ${utcText(
        point.at,
      )}.`,
      asOf: request.readAt === undefined ? undefined : utcText(request.readAt),
      command: kubectl(
        value.longhornNamespace,
        'get',
        'backups.longhorn.io',
        point.backup,
      ),
    },
  ];
}

/** Writes down how to restore what Longhorn copied of one volume. */
export function longhornRunbook(request: RunbookRequest): WrittenRunbook {
  const value = request.plan.restore as RestoreValue | undefined;
  if (!value) {
    return { runbook: undefined, because: 'What was copied is not known.' };
  }
  if (request.scenario === 'database-moment') {
    return {
      runbook: undefined,
      because: 'This copies a volume, not a database.',
    };
  }
  const point = pointFor(request, value);
  if (!point) {
    return {
      runbook: undefined,
      because: request.point
        ? 'The Backup of that time is not among those that Longhorn lists now.'
        : 'Longhorn lists no Backup of this volume that is in time.',
    };
  }
  const { tag } = request;
  const situation: Situation = {
    request,
    value,
    point,
    names: {
      restored: objectName(value.claim, `restored-${tag}`),
      pod: objectName(value.claim, `look-${tag}`),
      before: objectName(value.claim, `before-${tag}`),
    },
  };
  const steps = stepsOf(situation);
  const used = new Set(
    steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const touchesApp =
    request.scenario !== 'look' && request.scenario !== 'cluster-gone';
  const runbook: Runbook = {
    title: `Restore ${value.claim} from ${request.plan.destination.label}`,
    scenario: request.scenario,
    way: 'new-volume',
    ways: [
      {
        way: 'new-volume',
        label: 'Longhorn, into a new volume',
        when: 'You look before anything is replaced.',
      },
    ],
    summary: prose`Brings back ${value.claim} in namespace ${
      value.namespace
    } on ${request.plan.object.cluster}, from ${
      point.backup
    }: its data is as of ${utcText(point.at)}.`,
    warnings: [
      ...(touchesApp
        ? [
            prose`The recurring jobs of the volume go on meanwhile: they would copy a half-restored volume. Take its labels ${'recurring-job-group.longhorn.io/…'} away until it is done.`,
          ]
        : []),
      prose`A copy is made of a running volume: a database in it may need its own repair.`,
    ],
    fields: FIELDS.filter(field => used.has(field.id)),
    before: [
      ...checksOf(situation),
      ...(touchesApp ? aroundRestore(request, value.claim, []).before : []),
    ],
    steps,
  };
  return { runbook };
}
