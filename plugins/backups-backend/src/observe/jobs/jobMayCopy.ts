import { z } from 'zod';
import { MayCopyFact, claimKey } from 'backstage-plugin-backups-node';
import { RecognisedTool, UNSEEN_SCRIPT } from './backupTools';
import { ParsedWorkload } from '../workloads/parseWorkload';
import { cleanPath } from '../workloads/classifyVolume';
import { DataMount, foldersOf } from './dataMounts';
import { Script } from './scriptOf';
import { BackupJobInput } from './BackupJobInput';
import { databaseAsked } from './databaseAsked';

/** What it runs, and why that does not say what it copies. */
function whyNot(
  { tool, command }: RecognisedTool,
  kind: string | undefined,
): string {
  if (tool === UNSEEN_SCRIPT) {
    return 'runs a script that its manifest does not show';
  }
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

/**
 * @param doubt - why its success does not say that it copied
 * @returns what a job may copy, where its command does not say what it copies
 */
export function mayCopyFact(
  recognised: RecognisedTool,
  mounts: readonly DataMount[],
  script: Script,
  input: BackupJobInput,
  doubt?: string,
): MayCopyFact {
  const { reference, cluster } = input;
  const { containers } = input.workload.template.spec;
  const asked = databaseAsked(
    recognised.tool.name,
    recognised.command ?? '',
    script.variables,
  );
  // A dump that is doubted is still no copy of the files beside it.
  const copied =
    doubt !== undefined && recognised.tool.of === 'database' ? [] : mounts;
  return {
    type: 'may-copy',
    object: {
      cluster,
      kind: reference.kind,
      namespace: reference.namespace,
      name: reference.name,
    },
    tool: recognised.tool.name,
    because: doubt ?? whyNot(recognised, reference.kind),
    items: copied.flatMap(({ volume }) =>
      volume.kind === 'claim'
        ? [claimKey(cluster, reference.namespace, volume.claimName)]
        : [],
    ),
    folders: copied.flatMap(foldersOf),
    nodePaths: copied === mounts ? nodePathsOf(input.workload) : [],
    ...((containers?.length ?? 0) > 1 && { beside: true }),
    hosts: asked ? [asked.name] : [],
  };
}
