import { ServerFolder, claimKey } from 'backstage-plugin-backups-node';
import { DataMount, mountHolding, mountsWithin } from './dataMounts';
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

/** Options whose value is a path that is not copied. */
const NOT_COPIED =
  /\s(?:-r|-p|-e|--(?:repo|password|config|cache|i?exclude|files-from|log|pid|tls|cacert|temp|filter|include|compare-dest|link-dest|backup-dir|rsh|key|ssh|rcfile)\S*?)(?:=|\s+)["']?[^\s"';]+/g;
/** What comes after it is copied, or where it is copied to. */
const VERB = /^[\s\S]*?\s(?:backup|create|sync|copy|copyto)\s/;
/** What lies on another volume is left out. */
const ONE_VOLUME = /\s(?:--one-file-system|-x)(?=\s|$)/;

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
  const copied = command.replace(NOT_COPIED, ' ');
  const named = pathsIn(copied)
    .flatMap(path => mountHolding(others, path) ?? [])
    .filter(({ mount }) => mount !== target?.mount);
  const told = pathsIn(copied.replace(VERB, ' '));
  const around = ONE_VOLUME.test(command)
    ? []
    : told.flatMap(path => mountsWithin(others, path));
  const isElsewhere =
    told.length > 0 &&
    told.every(path => mountHolding(mounts, path) === undefined) &&
    around.length === 0;
  if (tool.name !== 'rsync' && isElsewhere) return undefined;
  const readOnly = others.filter(mount => mount.readOnly);
  const likely = readOnly.length > 0 || others.length > 1 ? readOnly : others;
  const meant =
    named.length > 0
      ? named
      : (around.length > 0 ? around : likely).map(mount => ({
          mount,
          rest: '',
        }));
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
