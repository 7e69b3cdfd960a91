import {
  CopiedFolder,
  ItemFact,
  ServerFolder,
  hostOf,
  mayBeOneHost,
} from 'backstage-plugin-backups-node';
import { startsWith, stepsOf } from './pathSteps';

/** What a plan that copies a folder means for the items of the estate. */
export interface CopiedItems {
  /** Keys of the items that lie in it. */
  within: string[];
  /** Keys of the items it is only a part of. */
  partOf: string[];
}

/**
 * Items by the server they lie on, so that a folder finds those it holds. A
 * path holds another one step by step: `/mnt/media` does not hold
 * `/mnt/media-old`.
 */
export class FolderIndex {
  readonly #byHost = new Map<string, { key: string; steps: string[] }[]>();

  constructor(items: Iterable<ItemFact>) {
    for (const { key, folder } of items) {
      if (!folder) continue;
      const steps = stepsOf(folder.path);
      for (const host of hostsOf(folder)) {
        const known = this.#byHost.get(host);
        if (known) known.push({ key, steps });
        else this.#byHost.set(host, [{ key, steps }]);
      }
    }
  }

  /** What is left out of a folder is no part of its copy. */
  copiedBy(folder: CopiedFolder): CopiedItems {
    return this.#on(hostsOf(folder), folder);
  }

  /** The same for servers that may be those of the folder under other names. */
  underOtherNames(folder: CopiedFolder): CopiedItems {
    const own = hostsOf(folder);
    const others = [...this.#byHost.keys()].filter(
      host =>
        !own.has(host) && [...own].some(known => mayBeOneHost(known, host)),
    );
    return this.#on(new Set(others), folder);
  }

  #on(hosts: ReadonlySet<string>, folder: CopiedFolder): CopiedItems {
    const copied = stepsOf(folder.path);
    const without = (folder.without ?? []).map(stepsOf);
    const unlike = (folder.withoutMatching ?? []).flatMap(compiled);
    const within = new Set<string>();
    const partOf = new Set<string>();
    for (const host of hosts) {
      for (const { key, steps } of this.#byHost.get(host) ?? []) {
        if (without.some(left => startsWith(steps, left))) continue;
        const below = `${steps.slice(copied.length).join('/')}/`;
        const isBelow = startsWith(steps, copied);
        if (isBelow && unlike.some(left => left.test(below))) continue;
        const whole = folder.only === undefined ? within : partOf;
        if (isBelow) whole.add(key);
        else if (startsWith(copied, steps)) partOf.add(key);
      }
    }
    return { within: [...within], partOf: [...partOf] };
  }
}

function hostsOf(folder: ServerFolder): Set<string> {
  return new Set(folder.servers.flatMap(server => hostOf(server) ?? []));
}

/** What cannot be read as a pattern leaves nothing out. */
function compiled(source: string): RegExp[] {
  try {
    return [new RegExp(source)];
  } catch {
    return [];
  }
}
