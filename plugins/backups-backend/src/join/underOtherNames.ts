import type { CopiedFolder } from 'backstage-plugin-backups-node';
import { JoinedPlan, ReachingTool } from './Estate';
import { FolderIndex } from './FolderIndex';
import { isOwnFolder } from './pathSteps';

/** A folder of a server, and what a plan does there. */
interface UsedFolder {
  folder: CopiedFolder;
  does: string;
}

function foldersOf({ fact }: JoinedPlan): UsedFolder[] {
  const { type, server, path } = fact.destination;
  const used: UsedFolder[] = [];
  if (fact.copiesFolder) {
    used.push({ folder: fact.copiesFolder, does: 'copies' });
  }
  if (type === 'nfs' && server && path && isOwnFolder(path)) {
    used.push({
      folder: { servers: [server], path },
      does: 'keeps its copies in',
    });
  }
  return used;
}

/**
 * Finds plans whose folder may be an item's under another name of its server: of
 * what they copy it cannot be said that nothing copies it, and of where they keep
 * it not that it is no place of copies.
 *
 * @returns by key of the item
 */
export function underOtherNames(
  plans: readonly JoinedPlan[],
  folders: FolderIndex,
): Map<string, ReachingTool[]> {
  const found = new Map<string, ReachingTool[]>();
  for (const plan of plans) {
    const { kind, namespace, name } = plan.fact.object;
    for (const { folder, does } of foldersOf(plan)) {
      for (const key of folders.underOtherNames(folder).within) {
        found.set(key, [
          ...(found.get(key) ?? []),
          {
            workload: { kind, namespace, name },
            reaches: { by: 'other-name', server: folder.servers[0] },
            does: `${does} ${folder.path} there`,
          },
        ]);
      }
    }
  }
  return found;
}
