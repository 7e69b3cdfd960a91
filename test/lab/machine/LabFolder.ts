import { chmodSync, chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labUser } from './labUser';
import { noteFolder, removeFolder } from './ledger';

/** A temporary folder that the lab's user owns. */
export class LabFolder {
  readonly path: string;

  constructor(name: string) {
    // Short: the path of a PostgreSQL socket may have 107 characters.
    this.path = mkdtempSync(join(tmpdir(), `lab-${name}-`));
    noteFolder(this.path);
    this.#own(this.path);
  }

  /** @returns an absolute path in it */
  of(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** @returns a new folder in it */
  make(...names: string[]): string {
    let path = this.path;
    for (const name of names) {
      path = join(path, name);
      mkdirSync(path, { recursive: true });
      this.#own(path);
    }
    return path;
  }

  remove(): void {
    removeFolder(this.path);
  }

  #own(path: string): void {
    const user = labUser();
    if (user) chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o700);
  }
}
