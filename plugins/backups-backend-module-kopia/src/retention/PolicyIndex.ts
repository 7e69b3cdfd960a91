import type { Policy } from '../read/Policy';
import type { SnapshotSource } from '../read/Snapshot';

/** A policy that applies to a source. */
export interface PolicyLevel {
  /** What it is a policy of, for instance `the policy of host nas`. */
  readonly words: string;
  readonly policy: Policy;
}

/** A folder, with what is set for it and the folders in it. */
class Folder {
  readonly folders = new Map<string, Folder>();
  level?: PolicyLevel;
}

function inner(folders: Map<string, Folder>, name: string): Folder {
  const known = folders.get(name) ?? new Folder();
  folders.set(name, known);
  return known;
}

/**
 * Parts of a path, from the root down: `/a/b` is `/`, `a`, `b`. A path of
 * Windows has no root above it that would stand for a folder.
 */
function partsOf(path: string): string[] {
  if (path === '/') return ['/'];
  return path.startsWith('/')
    ? ['/', ...path.slice(1).split('/')]
    : ['', ...path.split('/')];
}

function keyOf({ userName, host }: Partial<SnapshotSource>): string {
  return `${userName ?? ''}@${host ?? ''}`;
}

function wordsOf({ userName, host, path }: SnapshotSource): string {
  if (path) return `the policy of ${userName}@${host}:${path}`;
  if (userName) return `the policy of ${userName}@${host}`;
  return host ? `the policy of host ${host}` : "the repository's global policy";
}

/**
 * The policies of a repository by what they are set for. Asking for one source
 * costs as much as its path is long, however many policies there are.
 */
export class PolicyIndex {
  readonly #all = new Map<string, PolicyLevel>();
  readonly #folders = new Map<string, Folder>();

  constructor(policies: readonly Policy[]) {
    for (const policy of policies) {
      const { target } = policy;
      const level = { words: wordsOf(target), policy };
      const key = keyOf(target);
      if (target.path) {
        let folder = inner(this.#folders, key);
        for (const part of partsOf(target.path)) {
          folder = inner(folder.folders, part);
        }
        folder.level ??= level;
      } else if (!this.#all.has(key)) this.#all.set(key, level);
    }
  }

  /**
   * @returns what applies to a source, most specific first: its path, the folders
   * above, its user, its host, everything. Source:
   * `snapshot/policy/policy_manager.go`, `applicablePoliciesForSource`.
   */
  levelsOf(source: SnapshotSource): PolicyLevel[] {
    const { host, path = '' } = source;
    const above: (PolicyLevel | undefined)[] = [
      this.#all.get(keyOf({ host })),
      this.#all.get(keyOf({})),
    ];
    const own = this.#all.get(keyOf(source));
    const levels: (PolicyLevel | undefined)[] = [];
    const root = this.#folders.get(keyOf(source));
    // The root is above every path, of Windows, too.
    if (root && !path.startsWith('/')) {
      levels.push(root.folders.get('/')?.level);
    }
    let folder = root;
    for (const part of root ? partsOf(path) : []) {
      folder = folder?.folders.get(part);
      if (!folder) break;
      levels.push(folder.level);
    }
    return [...levels.reverse(), own, ...above].filter(
      (level, index, all): level is PolicyLevel =>
        level !== undefined && all.indexOf(level) === index,
    );
  }
}
