import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LabFolder } from '../machine/LabFolder';
import { ProgramResult, runProgram } from '../machine/runProgram';
import { KopiaServer } from './KopiaServer';

/** What is copied, and when. */
export interface SnapshotOptions {
  /** As a VolSync mover writes it, for instance `radarr@downloads:/data`. */
  identity: string;
  /** Contents by path within what is copied. */
  files: Record<string, string>;
  /** Paths of files that cannot be read: the snapshot has errors. */
  unreadable?: readonly string[];
  /** Stops after the first part: the snapshot is incomplete. */
  incomplete?: boolean;
  /** Default: now. A second before its end. */
  startedAt?: Date;
}

/** Kopia's retention, by the names of its flags. Unset ones are inherited. */
export type KopiaRetention = Partial<
  Record<
    | 'keep-latest'
    | 'keep-hourly'
    | 'keep-daily'
    | 'keep-weekly'
    | 'keep-monthly'
    | 'keep-annual',
    number | 'inherit'
  >
>;

/** Above Kopia's smallest upload limit, in bytes, and not compressible to less. */
const MORE_THAN_THE_LIMIT = 3_000_000;

/** Text without repetitions: what repeats is uploaded once. */
function longText(bytes: number): string {
  let seed = 1;
  const parts: string[] = [];
  for (
    let length = 0;
    length < bytes;
    length += parts[parts.length - 1].length
  ) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    parts.push(seed.toString(36));
  }
  return parts.join('');
}

function timestamp(instant: Date): string {
  return instant
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** A repository in a folder, and a client that is connected to it. */
export class KopiaRepository {
  readonly name: string;
  /** Where its blobs are. */
  readonly path: string;
  readonly password: string;
  /** Where Kopia itself is. */
  readonly program: string;
  readonly #folder: LabFolder;
  readonly #servers: KopiaServer[] = [];

  /** @param options - `password`: of the repository, when it is there already */
  constructor(options: {
    name: string;
    program: string;
    folder: LabFolder;
    password?: string;
  }) {
    this.name = options.name;
    this.program = options.program;
    this.#folder = options.folder;
    this.path = options.folder.make(options.name, 'blobs');
    this.password = options.password ?? `password-of-${options.name}`;
  }

  /** Makes the repository. */
  async create(
    storage: readonly string[] = ['filesystem', `--path=${this.path}`],
  ): Promise<void> {
    await this.kopia('repository', 'create', ...storage);
  }

  /** Connects to one that is there. */
  async connect(): Promise<void> {
    await this.kopia(
      'repository',
      'connect',
      'filesystem',
      `--path=${this.path}`,
    );
  }

  /**
   * Runs the real command line, connected to this repository.
   *
   * @throws an error when it does not end with 0
   */
  kopia(...args: string[]): Promise<ProgramResult> {
    return this.run(args);
  }

  /** @returns what a command with `--json` prints, as it prints it */
  async json(...args: string[]): Promise<string> {
    const { stdout } = await this.run([...args, '--json']);
    return stdout;
  }

  /** Runs the command line. `codes`: ends that are no error. */
  run(
    args: readonly string[],
    options: { codes?: readonly number[] } = {},
  ): Promise<ProgramResult> {
    return runProgram(this.program, [...args, ...this.#commonArguments()], {
      env: this.#environment(),
      ...options,
    });
  }

  /**
   * Takes a snapshot under an identity of somebody else, as a repository that
   * many movers share looks like.
   *
   * @returns its id
   */
  async takeSnapshot(options: SnapshotOptions): Promise<string> {
    const { identity, incomplete, unreadable = [] } = options;
    const folder = this.#folder.make(this.name, 'data');
    rmSync(folder, { recursive: true, force: true });
    this.#folder.make(this.name, 'data');
    const files = {
      ...options.files,
      // Two: the limit is looked at between files.
      ...(incomplete && {
        '0.bin': longText(MORE_THAN_THE_LIMIT),
        '1.bin': `1${longText(MORE_THAN_THE_LIMIT)}`,
      }),
    };
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      chmodSync(dirname(file), 0o755);
      writeFileSync(file, content);
      chmodSync(file, unreadable.includes(name) ? 0o000 : 0o644);
    }
    const { startedAt } = options;
    const times = startedAt
      ? [
          `--start-time=${timestamp(startedAt)}`,
          `--end-time=${timestamp(new Date(startedAt.getTime() + 1000))}`,
        ]
      : [];
    // A snapshot with errors inside is saved, and the command fails unless the
    // policy passes over them.
    await this.run(
      [
        'snapshot',
        'create',
        folder,
        `--override-source=${identity}`,
        ...times,
        ...(incomplete ? ['--upload-limit-mb=1', '--parallel=1'] : []),
      ],
      { codes: unreadable.length > 0 ? [0, 1] : [0] },
    );
    return this.#newestOf(identity);
  }

  /** Removes a snapshot, as somebody would behind the operator's back. */
  async deleteSnapshot(id: string): Promise<void> {
    await this.kopia('snapshot', 'delete', id, '--delete');
  }

  /**
   * @param target - `user@host:/path`, `user@host`, `@host` or `--global`
   */
  async setRetention(target: string, retention: KopiaRetention): Promise<void> {
    await this.kopia(
      'policy',
      'set',
      target,
      ...Object.entries(retention).map(([key, value]) => `--${key}=${value}`),
    );
  }

  /** Runs full maintenance, as its owner. */
  async maintain(): Promise<void> {
    await this.kopia('maintenance', 'set', '--owner=me');
    await this.kopia('maintenance', 'run', '--full', '--safety=none');
  }

  /** @param owner - `user@host`, which may no longer exist */
  async setMaintenanceOwner(owner: string): Promise<void> {
    await this.kopia('maintenance', 'set', `--owner=${owner}`);
  }

  /**
   * Serves the repository over TLS with a certificate of its own.
   *
   * @param options - `refreshSeconds`: how old its list of sources may become
   */
  async serve(options: { refreshSeconds?: number } = {}): Promise<KopiaServer> {
    const server = await KopiaServer.start({
      name: this.name,
      program: this.program,
      folder: this.#folder.make(this.name, `server-${this.#servers.length}`),
      commonArguments: this.#commonArguments(),
      environment: this.#environment(),
      refreshSeconds: options.refreshSeconds ?? 4 * 3600,
    });
    this.#servers.push(server);
    return server;
  }

  async stopServers(): Promise<void> {
    await Promise.all(this.#servers.map(server => server.stop()));
  }

  async #newestOf(identity: string): Promise<string> {
    const all = JSON.parse(await this.json('snapshot', 'list', '--all')) as {
      id: string;
      source: { userName: string; host: string; path: string };
    }[];
    const newest = all
      .filter(
        ({ source: { userName, host, path } }) =>
          `${userName}@${host}:${path}` === identity,
      )
      .at(-1);
    if (!newest) throw new Error(`${identity} has no snapshot.`);
    return newest.id;
  }

  #commonArguments(): string[] {
    return [
      `--config-file=${this.#folder.of(this.name, 'repository.config')}`,
      '--no-auto-maintenance',
      '--no-progress',
      '--disable-file-logging',
    ];
  }

  #environment(): Record<string, string> {
    return {
      HOME: this.#folder.of(this.name),
      KOPIA_PASSWORD: this.password,
      KOPIA_CHECK_FOR_UPDATES: 'false',
      KOPIA_CACHE_DIRECTORY: this.#folder.make(this.name, 'cache'),
      KOPIA_LOG_DIR: this.#folder.make(this.name, 'logs'),
    };
  }
}
