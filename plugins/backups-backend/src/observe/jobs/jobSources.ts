import { ServerFolder, claimKey } from 'backstage-plugin-backups-node';
import { DataMount, mountHolding } from './dataMounts';
import { RecognisedTool } from './backupTools';
import { Script } from './scriptOf';
import { BackupJobInput } from './BackupJobInput';
import { databaseAsked } from './databaseAsked';

/** What one command of a job copies. */
export interface Source {
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
export function sourcesOf(
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
