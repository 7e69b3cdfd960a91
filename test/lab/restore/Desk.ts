import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runbook } from 'backstage-plugin-backups-common';
import { renderCommand, sectionsOf } from 'backstage-plugin-backups-common';
import { LabFolder } from '../machine/LabFolder';
import { ProgramResult, runProgram } from '../machine/runProgram';
import { NAMESPACE, SECRET } from './volSyncCopy';

/** @returns what files hold, by their path below a folder */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
      }),
  );
}

/** Where somebody sits who types what a runbook prints. */
export class Desk {
  readonly #folder = new LabFolder('desk');

  /** Puts a program here under the name that runbooks call it by. */
  install(name: string, path: string): void {
    // Where it is kept, only the one who built it may look.
    this.#write(name, readFileSync(path));
  }

  /** Stands in for a cluster: `kubectl get secret` gives these values. */
  knowSecret(values: Record<string, string>): void {
    const cases = Object.entries(values).map(([key, value]) => {
      const asked = `-n ${NAMESPACE} get secret ${SECRET} -o jsonpath={.data.${key}}`;
      const data = Buffer.from(value).toString('base64');
      return `'${asked}') printf %s '${data}' ;;`;
    });
    this.#write(
      'kubectl',
      `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) exit 1 ;;\nesac\n`,
    );
  }

  /** Types every command of a runbook, in its order, into one shell. */
  follow(
    runbook: Runbook,
    fields: Record<string, string>,
  ): Promise<ProgramResult> {
    const script = sectionsOf(runbook)
      .flatMap(({ steps }) => steps)
      .flatMap(({ step }) => step.commands)
      .map(command => renderCommand(command, fields, runbook.fields));
    return runProgram('/bin/sh', ['-e'], {
      cwd: this.#folder.path,
      input: `${script.join('\n')}\n`,
      env: {
        HOME: this.#folder.path,
        PATH: `${this.#folder.of('bin')}:${process.env.PATH}`,
        KOPIA_CHECK_FOR_UPDATES: 'false',
      },
    });
  }

  /** @returns a path here, for instance of what was restored */
  of(...names: string[]): string {
    return this.#folder.of(...names);
  }

  /** Names of what lies here. */
  names(): string[] {
    return readdirSync(this.#folder.path);
  }

  remove(): void {
    this.#folder.remove();
  }

  #write(name: string, content: string | Buffer): void {
    this.#folder.make('bin');
    const path = this.#folder.of('bin', name);
    writeFileSync(path, content);
    chmodSync(path, 0o755);
  }
}
