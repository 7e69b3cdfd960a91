import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LabFolder } from '../machine/LabFolder';
import {
  ProgramOptions,
  ProgramResult,
  runProgram,
} from '../machine/runProgram';
import { ToolName, tool } from '../machine/tools';

/** A restic repository in a folder, with the restic that made it. */
export class ResticRepository {
  readonly #folder: LabFolder;
  /** Called `restic`, as jobs call it. */
  readonly program: string;
  /** Of the program: `0.18.1`. */
  readonly version: string;
  readonly password = 'correct horse';

  private constructor(name: ToolName) {
    const { path, version } = tool(name);
    this.#folder = new LabFolder('restic');
    this.version = version;
    // Where it is kept, only the one who built it may look.
    this.#folder.make('bin');
    this.program = this.#folder.of('bin', 'restic');
    writeFileSync(this.program, readFileSync(path));
    chmodSync(this.program, 0o755);
    this.#folder.make('data');
  }

  static async create(name: ToolName): Promise<ResticRepository> {
    const repository = new ResticRepository(name);
    await repository.restic(['init']);
    return repository;
  }

  /** What is copied. */
  get data(): string {
    return this.#folder.of('data');
  }

  /** Where the repository is. */
  get path(): string {
    return this.#folder.of('repository');
  }

  /** Options of restic and of jobs beside it. */
  get env(): Record<string, string> {
    return {
      HOME: this.#folder.path,
      PATH: `${dirname(this.program)}:${process.env.PATH}`,
      RESTIC_REPOSITORY: this.path,
      RESTIC_PASSWORD: this.password,
    };
  }

  /** Writes files and copies them as VolSync's mover does: under its one host name. */
  async copy(
    files: Record<string, string>,
    host: string = 'volsync',
  ): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(this.#folder.of('data', name), text);
      chmodSync(this.#folder.of('data', name), 0o644);
    }
    await this.restic(['backup', '--host', host, this.data]);
  }

  /**
   * Copies a volume that holds just these files, as VolSync's mover does: from
   * within it, so that its files are at the top of the snapshot.
   */
  async copyVolume(files: Record<string, string>): Promise<void> {
    rmSync(this.#folder.of('volume'), { recursive: true, force: true });
    const volume = this.#folder.make('volume');
    for (const [name, text] of Object.entries(files)) {
      const path = this.#folder.of('volume', name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
      writeFileSync(path, text, { mode: 0o644 });
    }
    await this.restic(['backup', '--host', 'volsync', '.'], { cwd: volume });
  }

  /** @returns a second folder with the same repository in it */
  async copyTo(name: string): Promise<string> {
    await runProgram('cp', ['-r', this.path, this.#folder.of(name)]);
    return this.#folder.of(name);
  }

  /** Runs restic itself. */
  restic(
    args: readonly string[],
    options: ProgramOptions = {},
  ): Promise<ProgramResult> {
    return runProgram(this.program, args, { ...options, env: this.env });
  }

  remove(): void {
    this.#folder.remove();
  }
}
