import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runbook } from 'backstage-plugin-backups-common';
import { LabFolder } from '../machine/LabFolder';
import { ProgramResult, runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import type { IsTyped, Sheet } from './typedLines';
import { typedLines } from './typedLines';
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

  /** @param sheet - what the runbooks are read from */
  constructor(private readonly sheet: Sheet = 'screen') {}

  /** Puts a program here under the name that runbooks call it by. */
  install(name: string, path: string): void {
    // Where it is kept, only the one who built it may look.
    this.#write(name, readFileSync(path));
  }

  /**
   * Stands in for a cluster: `kubectl get secret` gives these values.
   *
   * @param configMaps - likewise, by their names
   */
  knowSecret(
    values: Record<string, string>,
    configMaps: Record<string, Record<string, string>> = {},
  ): void {
    this.knowObjects([
      { kind: 'secret', namespace: NAMESPACE, name: SECRET, data: values },
      ...Object.entries(configMaps).map(([name, data]) => ({
        kind: 'configmap' as const,
        namespace: NAMESPACE,
        name,
        data,
      })),
    ]);
  }

  /** Stands in for a cluster that holds these, and tells their data. */
  knowObjects(
    objects: readonly {
      kind: 'secret' | 'configmap';
      namespace: string;
      name: string;
      data: Record<string, string>;
    }[],
  ): void {
    const cases = objects.flatMap(({ kind, namespace, name, data }) =>
      Object.entries(data).map(([key, value]) => {
        const text =
          kind === 'secret' ? Buffer.from(value).toString('base64') : value;
        const path = `{.data.${key.replaceAll('.', '\\.')}}`;
        const asked = `-n ${namespace} get ${kind} ${name} -o jsonpath=${path}`;
        return `'${asked}') printf %s '${text}' ;;`;
      }),
    );
    this.#write(
      'kubectl',
      `#!/bin/sh\ncase "$*" in\n${cases.join(
        '\n',
      )}\n*) echo "not known: $*" >&2; exit 1 ;;\nesac\n`,
    );
  }

  /** Real `kubectl`; of it `exec` asks the stand-in for a kubelet itself. */
  useCluster(cluster: { kubeconfig: string; kubelet: string }): void {
    const exec = readFileSync(join(__dirname, '../kubelet/execInPod.mjs'));
    this.#write('execInPod.mjs', exec);
    const real = `"${tool('kubectl').path}" --kubeconfig="${
      cluster.kubeconfig
    }"`;
    this.#write(
      'kubectl',
      `#!/bin/sh
for word in "$@"; do
  [ "$word" != -- ] || break
  [ "$word" != exec ] || exec "${process.execPath}" "$(dirname "$0")/execInPod.mjs" ${cluster.kubelet} "$@"
done
exec ${real} "$@"
`,
    );
  }

  /**
   * Types every command of a runbook, in its order, into one shell.
   *
   * @param isTyped - which steps; without it all but the way back
   * @param env - of the machine
   */
  follow(
    runbook: Runbook,
    fields: Record<string, string>,
    isTyped: IsTyped = ({ phase }) => phase !== 'undo',
    env: Record<string, string> = {},
  ): Promise<ProgramResult> {
    const script = typedLines(this.sheet, runbook, fields, isTyped);
    return this.type(script.join('\n'), env);
  }

  /**
   * Types lines into a shell that stops at the first failure.
   *
   * @param env - of the machine, for instance where names lead on it
   */
  type(
    script: string,
    env: Record<string, string> = {},
  ): Promise<ProgramResult> {
    const file = this.#folder.of('typed.sh');
    // A program that reads its input would take the rest for it.
    writeFileSync(file, `${script}\n`, { mode: 0o644 });
    return runProgram('/bin/sh', ['-e', file], {
      cwd: this.#folder.path,
      env: {
        HOME: this.#folder.path,
        PATH: `${this.#folder.of('bin')}:${process.env.PATH}`,
        KOPIA_CHECK_FOR_UPDATES: 'false',
        ...env,
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
