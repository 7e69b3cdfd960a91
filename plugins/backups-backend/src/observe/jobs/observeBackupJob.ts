import {
  Fact,
  ItemFact,
  KubernetesObject,
  MayCopyFact,
  PlanFact,
  ServerFolder,
  WorkloadReference,
  claimKey,
  describeObject,
  hostOf,
  locationOf,
  objectKey,
  parseInstant,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { VolumeClass, cleanPath } from '../workloads/classifyVolume';
import { ParsedWorkload } from '../workloads/parseWorkload';
import { RecognisedTool, recogniseTool } from './backupTools';
import { readCronJob } from './cronJobRuns';
import { DataMount, dataMounts, foldersOf, mountHolding } from './dataMounts';
import { databaseAsked } from './databaseAsked';
import { namedDestination, repositoryPlace } from './repositoryPlace';
import { Script, scriptOf } from './scriptOf';

/** A workload, and what is known of what it mounts. */
export interface BackupJobInput {
  cluster: string;
  object: KubernetesObject;
  workload: ParsedWorkload;
  reference: WorkloadReference;
  volumes: readonly { name: string; volumeClass: VolumeClass }[];
  claimOf(namespace: string | undefined, name: string): ItemFact | undefined;
}

/** What one command of a job copies. */
interface Source {
  itemKey?: string;
  folder?: ServerFolder;
  host?: { name: string; database?: string };
  /** Tells it from what else the job copies. */
  name: string;
  madeSince?: number;
}

interface Understood {
  sources: Source[];
  target?: { mount: DataMount; rest: string };
}

function pathsIn(command: string): string[] {
  return [...command.matchAll(/(?:^|[\s"'=])(\/[^\s"';]*)/g)].map(
    ([, path]) => path,
  );
}

/** What a command says it copies; absent: it does not say, or not all of a volume. */
function sourcesOf(
  { tool, command = '' }: RecognisedTool,
  mounts: readonly DataMount[],
  target: Understood['target'],
  script: Script,
  input: BackupJobInput,
): Source[] | undefined {
  if (tool.of === 'database') {
    const asked = databaseAsked(tool.name, command, script.variables);
    return asked && [{ host: asked, name: asked.name }];
  }
  const others = mounts.filter(mount => mount !== target?.mount);
  const named = pathsIn(command)
    .flatMap(path => mountHolding(others, path) ?? [])
    .filter(({ mount }) => mount !== target?.mount);
  const readOnly = others.filter(mount => mount.readOnly);
  const meant =
    named.length > 0
      ? named
      : (readOnly.length > 0 || others.length > 1 ? readOnly : others).map(
          mount => ({ mount, rest: '' }),
        );
  if (meant.length === 0) return undefined;
  const sources = meant.map(({ mount, rest }): Source | undefined => {
    const { volume } = mount;
    if (volume.kind === 'claim' && rest === '') {
      const { namespace } = input.reference;
      return {
        itemKey: claimKey(input.cluster, namespace, volume.claimName),
        name: volume.claimName,
        madeSince: input.claimOf(namespace, volume.claimName)?.createdAt,
      };
    }
    if (volume.kind === 'nfs') {
      const path = [volume.path.replace(/\/+$/, ''), rest]
        .filter(part => part !== '')
        .join('/');
      const folder = { servers: [volume.server], path: path || '/' };
      return { folder, name: `${volume.server}:${folder.path}` };
    }
    return undefined;
  });
  return sources.every(source => source !== undefined)
    ? [...new Map(sources.map(source => [source.name, source])).values()]
    : undefined;
}

function understand(
  recognised: RecognisedTool,
  mounts: readonly DataMount[],
  script: Script,
  input: BackupJobInput,
): {
  sources?: Source[];
  destination: PlanFact['destination'];
  writesTo?: string;
} {
  const { tool, command = '' } = recognised;
  const { destination, localPath } = repositoryPlace(tool, command, script);
  const written = mounts.filter(mount => !mount.readOnly);
  const target =
    localPath === undefined
      ? undefined
      : mountHolding(mounts, localPath) ??
        (tool.of === 'database' && written.length === 1
          ? { mount: written[0], rest: '' }
          : undefined);
  const sources = sourcesOf(recognised, mounts, target, script, input);
  const from = `spec of ${describeObject(input.reference)}`;
  if (!target) {
    return { sources, destination: namedDestination(destination, from) };
  }
  const { volume } = target.mount;
  if (volume.kind === 'nfs') {
    const path = [volume.path.replace(/\/+$/, ''), target.rest]
      .filter(part => part !== '')
      .join('/');
    return {
      sources,
      destination: namedDestination(
        {
          type: 'nfs',
          server: volume.server,
          path,
          failureDomain: hostOf(volume.server),
        },
        from,
      ),
    };
  }
  const claim =
    volume.kind === 'claim'
      ? input.claimOf(input.reference.namespace, volume.claimName)
      : undefined;
  return {
    sources,
    writesTo: claim?.key,
    destination: {
      type: volume.kind === 'claim' ? 'volume' : 'filesystem',
      label:
        volume.kind === 'claim' ? `volume ${volume.claimName}` : volume.path,
      path: volume.kind === 'claim' ? undefined : volume.path,
      failureDomain: claim?.failureDomain,
      derivedFrom: [from],
    },
  };
}

const NO_HISTORY = new Set(['rclone', 'rsync']);

function planOf(
  source: Source,
  { tool }: RecognisedTool,
  {
    destination,
    writesTo,
  }: Pick<ReturnType<typeof understand>, 'destination' | 'writesTo'>,
  input: BackupJobInput,
): PlanFact {
  const { reference, object } = input;
  const location = locationOf(destination);
  const described = describeObject(reference);
  const noHistory = NO_HISTORY.has(tool.name);
  const { createdAt, ...runs } = {
    createdAt: parseInstant(object.metadata.creationTimestamp),
    ...readCronJob(object),
  };
  return {
    type: 'plan',
    key: `${objectKey(reference)}/${source.name}`,
    fingerprint: [
      tool.name,
      location ??
        [
          destination.type,
          destination.endpoint ?? destination.server ?? '',
          destination.bucket ?? destination.path ?? destination.label,
        ].join('|'),
    ].join('|'),
    madeSince: source.madeSince,
    provider: 'workloads',
    method: tool.name,
    object: {
      cluster: reference.cluster,
      kind: reference.kind,
      namespace: reference.namespace,
      name: reference.name,
    },
    labels: reference.labels,
    annotations: reference.annotations,
    createdAt,
    itemKey: source.itemKey,
    copiesFolder: source.folder,
    copiesHost: source.host,
    writesTo,
    destination,
    ...runs,
    reportsSuccess: true,
    retention: {
      noHistory,
      declared: [],
      inherited: [],
      sentence: noHistory
        ? `${tool.name} keeps one copy: what is deleted here is deleted there at its next run.`
        : 'How long it keeps its copies is in its script, which is not read.',
    },
    writes: location === undefined ? undefined : { repository: location },
    evidence: [
      { object: described, field: 'status.lastSuccessfulTime' },
      { object: described, field: 'spec.schedule' },
    ],
    restore: undefined,
  };
}

/** What it runs, and why that does not say what it copies. */
function whyNot(
  { tool, command }: RecognisedTool,
  kind: string | undefined,
): string {
  if (tool.mayCopy) {
    return `runs ${tool.name}, and where that puts a copy is not read`;
  }
  if (command === undefined) {
    return tool.copies
      ? `runs ${tool.name} in a way that its manifest does not show`
      : `runs ${tool.name}, whose own configuration says what it copies`;
  }
  return kind === 'CronJob'
    ? `runs ${tool.name}, but does not say which of its volumes it copies whole`
    : `runs ${tool.name} on a schedule that its manifest does not show`;
}

const onNode = z.object({ path: z.string() });

/** Folders of the node that a tool mounts, those of the system as well. */
function nodePathsOf({ template }: ParsedWorkload): string[] {
  return (template.spec.volumes ?? []).flatMap(({ hostPath }) => {
    const parsed = onNode.safeParse(hostPath);
    return parsed.success ? [cleanPath(parsed.data.path)] : [];
  });
}

function mayCopyFact(
  recognised: RecognisedTool,
  mounts: readonly DataMount[],
  script: Script,
  input: BackupJobInput,
): MayCopyFact {
  const { reference, cluster } = input;
  const { containers } = input.workload.template.spec;
  const asked = databaseAsked(
    recognised.tool.name,
    recognised.command ?? '',
    script.variables,
  );
  return {
    type: 'may-copy',
    object: {
      cluster,
      kind: reference.kind,
      namespace: reference.namespace,
      name: reference.name,
    },
    tool: recognised.tool.name,
    because: whyNot(recognised, reference.kind),
    items: mounts.flatMap(({ volume }) =>
      volume.kind === 'claim'
        ? [claimKey(cluster, reference.namespace, volume.claimName)]
        : [],
    ),
    folders: mounts.flatMap(foldersOf),
    nodePaths: nodePathsOf(input.workload),
    ...((containers?.length ?? 0) > 1 && { beside: true }),
    hosts: asked ? [asked.name] : [],
  };
}

/**
 * Looks whether a workload is somebody's own backup. A CronJob of which it can
 * be seen what it copies is a plan, by its own word; anything else that looks
 * like a backup may copy what it mounts, or asks.
 */
export function observeBackupJob(input: BackupJobInput): Fact[] {
  const { object, reference, workload } = input;
  const script = scriptOf(workload);
  const mounts = dataMounts(workload, input.volumes);
  const recognised = recogniseTool({
    name: reference.name,
    images: script.images,
    script: script.text,
    isJob: object.kind === 'CronJob',
    onlyReads: mounts.some(mount => mount.readOnly),
  });
  if (!recognised) return [];
  if (recognised.command !== undefined && object.kind === 'CronJob') {
    const { sources, ...place } = understand(recognised, mounts, script, input);
    if (sources) {
      return sources.map(source => planOf(source, recognised, place, input));
    }
  }
  const fact = mayCopyFact(recognised, mounts, script, input);
  const reach = [fact.items, fact.folders, fact.nodePaths, fact.hosts];
  return reach.some(found => found.length > 0) ? [fact] : [];
}
