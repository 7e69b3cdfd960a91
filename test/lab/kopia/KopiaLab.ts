import { copyFileSync, linkSync } from 'node:fs';
import { LabFolder } from '../machine/LabFolder';
import { tool } from '../machine/tools';
import { KopiaRepository } from './KopiaRepository';

/** The owner's folder may be closed to the lab's user; a link leads around it. */
function reachable(program: string, folder: LabFolder): string {
  const link = folder.of('kopia');
  try {
    linkSync(program, link);
  } catch {
    // Another file system.
    copyFileSync(program, link);
  }
  return link;
}

/**
 * Real Kopia repositories in a temporary folder.
 *
 * ```ts
 * const lab = await KopiaLab.start();
 * const repository = await lab.createRepository('nas');
 * await repository.takeSnapshot({ identity: 'radarr@downloads:/data', files: { 'a.txt': 'A' } });
 * await repository.json('snapshot', 'list', '--all');
 * await lab.stop();
 * ```
 */
export class KopiaLab {
  readonly #folder: LabFolder;
  readonly #program: string;
  readonly #repositories: KopiaRepository[] = [];

  private constructor() {
    this.#folder = new LabFolder('kopia');
    this.#program = reachable(tool('kopia').path, this.#folder);
  }

  static async start(): Promise<KopiaLab> {
    return new KopiaLab();
  }

  /**
   * @param name - also the name of its folder
   * @param storage - as `kopia repository create` takes it; absent: that folder
   * @returns a new, empty repository with Kopia's own policies
   */
  async createRepository(
    name: string,
    storage?: readonly string[],
  ): Promise<KopiaRepository> {
    const repository = this.#repository(name);
    await repository.create(storage);
    return repository;
  }

  /**
   * Copies a repository as `kopia repository sync-to` does.
   *
   * @param options - `alsoDelete`: blobs that the original no longer has
   * @returns the mirror, connected on its own
   */
  async mirror(
    original: KopiaRepository,
    name: string,
    options: { alsoDelete?: boolean } = {},
  ): Promise<KopiaRepository> {
    const known = this.#repositories.find(other => other.name === name);
    const mirror = known ?? this.#repository(name, original.password);
    await original.kopia(
      'repository',
      'sync-to',
      'filesystem',
      `--path=${mirror.path}`,
      ...(options.alsoDelete ? ['--delete'] : []),
    );
    await mirror.connect();
    return mirror;
  }

  /** Stops its servers and removes everything. */
  async stop(): Promise<void> {
    await Promise.all(this.#repositories.map(each => each.stopServers()));
    this.#folder.remove();
  }

  #repository(name: string, password?: string): KopiaRepository {
    const repository = new KopiaRepository({
      name,
      password,
      program: this.#program,
      folder: this.#folder,
    });
    this.#repositories.push(repository);
    return repository;
  }
}
