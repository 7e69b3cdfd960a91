/** Instants are ISO 8601, sizes bytes. */

/** What of a snapshot a test or a story decides. */
export interface KopiaSnapshotWish {
  /** `radarr@downloads:/data` */
  identity: string;
  startedAt: Date;
  /** Two snapshots of one content have one root. */
  content: string;
  files?: number;
  sizeBytes?: number;
  /** Files that could not be read. */
  failed?: number;
  /** Kopia's reason: `canceled`, `checkpoint`. */
  incomplete?: string;
}

/** Kopia's retention, by the names of its flags. */
export type KopiaRetentionWish = Partial<
  Record<
    | 'keep-latest'
    | 'keep-hourly'
    | 'keep-daily'
    | 'keep-weekly'
    | 'keep-monthly'
    | 'keep-annual',
    number
  >
>;

interface KeptSnapshot extends KopiaSnapshotWish {
  id: string;
}

interface KeptPolicy {
  target: { userName: string; host: string; path: string };
  retention: Record<string, number>;
}

const BUILT_IN = {
  keepLatest: 10,
  keepHourly: 48,
  keepDaily: 7,
  keepWeekly: 4,
  keepMonthly: 24,
  keepAnnual: 3,
};

const FLAGS: Record<keyof KopiaRetentionWish, keyof typeof BUILT_IN> = {
  'keep-latest': 'keepLatest',
  'keep-hourly': 'keepHourly',
  'keep-daily': 'keepDaily',
  'keep-weekly': 'keepWeekly',
  'keep-monthly': 'keepMonthly',
  'keep-annual': 'keepAnnual',
};

/** @returns the parts of `user@host:/path` and of `user@host` */
function partsOf(target: string): KeptPolicy['target'] {
  const [, userName = '', host = '', path = ''] =
    /^([^@]*)@([^:]*)(?::(.*))?$/.exec(target) ?? [];
  return { userName, host, path };
}

function nameOf({ userName, host, path }: KeptPolicy['target']): string {
  return `${userName}@${host}:${path}`;
}

function summaryOf({ files = 3, sizeBytes = 4096, failed = 0 }: KeptSnapshot) {
  return { size: sizeBytes, files, symlinks: 0, dirs: 1, numFailed: failed };
}

/** What a repository holds: snapshots and policies, as a server tells of them. */
export class KopiaContents {
  readonly #snapshots: KeptSnapshot[] = [];
  readonly #policies: KeptPolicy[] = [
    { target: partsOf('@'), retention: BUILT_IN },
  ];

  /** @returns its id */
  takeSnapshot(wish: KopiaSnapshotWish): string {
    const id = `${this.#snapshots.length + 1}`.padStart(32, '0');
    this.#snapshots.push({ id, ...wish });
    return id;
  }

  deleteSnapshot(id: string): void {
    const at = this.#snapshots.findIndex(snapshot => snapshot.id === id);
    if (at >= 0) this.#snapshots.splice(at, 1);
  }

  /** @param target - `user@host:/path` or `user@host` */
  setRetention(target: string, wish: KopiaRetentionWish): void {
    const parts = partsOf(target);
    const retention = Object.fromEntries(
      Object.entries(wish).map(([flag, value]) => [
        FLAGS[flag as keyof KopiaRetentionWish],
        value,
      ]),
    );
    const known = this.#policies.find(
      policy => nameOf(policy.target) === nameOf(parts),
    );
    if (known) Object.assign(known.retention, retention);
    else this.#policies.push({ target: parts, retention });
  }

  /** What `kopia policy show --json` prints under `retention`. */
  retentionOf(identity: string): Record<string, number> {
    const { userName, host } = partsOf(identity);
    const levels = ['@', `${userName}@${host}`, identity].map(target =>
      nameOf(partsOf(target)),
    );
    return Object.assign(
      {},
      ...levels.map(
        level =>
          this.#policies.find(({ target }) => nameOf(target) === level)
            ?.retention,
      ),
    );
  }

  /** As `/api/v1/policies` tells them. */
  policies(): unknown[] {
    return this.#policies.map(({ target, retention }) => ({
      id: nameOf(target),
      target,
      policy: { retention, files: {}, scheduling: {} },
    }));
  }

  /** Every source as `/api/v1/sources` tells it: also those that only have a policy. */
  sources(): unknown[] {
    const names = new Set([
      ...this.#snapshots.map(({ identity }) => nameOf(partsOf(identity))),
      ...this.#policies
        .filter(({ target }) => target.path !== '')
        .map(({ target }) => nameOf(target)),
    ]);
    return [...names].sort().map(name => {
      const newest = this.#of(name).at(-1);
      return {
        source: partsOf(name),
        status: 'REMOTE',
        schedule: { runMissed: true },
        ...(newest && { lastSnapshot: this.#manifest(newest) }),
      };
    });
  }

  /**
   * As `/api/v1/snapshots` tells them, oldest first.
   *
   * @param all - also those whose content was there before
   */
  snapshots(
    filter: { userName?: string; host?: string; path?: string },
    all: boolean,
  ): unknown {
    const found = this.#snapshots
      .filter(({ identity }) => {
        const { userName, host, path } = partsOf(identity);
        return (
          (filter.userName ?? userName) === userName &&
          (filter.host ?? host) === host &&
          (filter.path ?? path) === path
        );
      })
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    const unique = found.filter(
      ({ content }, index) =>
        found.findIndex(other => other.content === content) === index,
    );
    return {
      snapshots: (all ? found : unique).map((snapshot, index, list) => ({
        id: snapshot.id,
        description: '',
        startTime: snapshot.startedAt.toISOString(),
        endTime: this.#endOf(snapshot),
        ...(snapshot.incomplete && { incomplete: snapshot.incomplete }),
        summary: summaryOf(snapshot),
        rootID: `k${snapshot.content}`,
        retention: snapshot.incomplete
          ? ['incomplete']
          : [`latest-${list.length - index}`],
        pins: [],
      })),
      unfilteredCount: found.length,
      uniqueCount: unique.length,
    };
  }

  #of(name: string): KeptSnapshot[] {
    return this.#snapshots
      .filter(({ identity }) => nameOf(partsOf(identity)) === name)
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  }

  #endOf({ startedAt }: KeptSnapshot): string {
    return new Date(startedAt.getTime() + 1000).toISOString();
  }

  #manifest(snapshot: KeptSnapshot) {
    const { failed = 0, files = 3, sizeBytes = 4096 } = snapshot;
    return {
      id: snapshot.id,
      source: partsOf(snapshot.identity),
      description: '',
      startTime: snapshot.startedAt.toISOString(),
      endTime: this.#endOf(snapshot),
      stats: {
        totalSize: sizeBytes,
        fileCount: files,
        errorCount: failed,
        ignoredErrorCount: 0,
      },
      ...(snapshot.incomplete && { incomplete: snapshot.incomplete }),
      rootEntry: {
        name: 'data',
        type: 'd',
        mode: '0755',
        obj: `k${snapshot.content}`,
        summ: summaryOf(snapshot),
      },
    };
  }
}
