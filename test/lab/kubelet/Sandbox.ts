import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { forgetProcess, noteProcess } from '../machine/ledger';

/** What a container sees besides the machine's own programs. */
export interface Mount {
  source: string;
  /** Absolute, as the container sees it. */
  target: string;
  readOnly: boolean;
}

/** How a container runs. */
export interface SandboxOptions {
  /** An empty folder that becomes `/`. */
  root: string;
  mounts: readonly Mount[];
  /** Programs of its image, by name. */
  programs: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  command: readonly string[];
  workingDir: string;
  user: number;
  group: number;
  /** Groups beside. */
  groups: readonly number[];
  readOnlyRoot: boolean;
}

const PATH =
  '/image/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * In a mount namespace of its own: a root of memory with the machine's system
 * folders, then the mounts, three words each, up to `--`.
 */
const ENTER = `set -e
root=$1 readOnlyRoot=$2; shift 2
mount -t tmpfs -o mode=755 lab "$root"
for folder in /bin /sbin /lib /lib32 /lib64 /usr /etc /dev /proc; do
  if [ -L "$folder" ]; then cp -P "$folder" "$root$folder"
  elif [ -d "$folder" ]; then mkdir "$root$folder"; mount --rbind "$folder" "$root$folder"; fi
done
mkdir -m 1777 "$root/tmp"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")"; : >"$root$2"; fi
  mount --bind "$1" "$root$2"
  [ "$3" = rw ] || mount -o remount,bind,ro "$root$2"
  shift 3
done
shift
[ "$readOnlyRoot" = no ] || mount -o remount,ro "$root"
exec chroot "$@"`;

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Users of the container: others than root's own need root. */
function asUser(options: SandboxOptions): string[] {
  const { user, group, groups } = options;
  return isRoot()
    ? [`--userspec=${user}:${group}`, `--groups=${groups.join(',')}`]
    : [];
}

/** The process of a container, with a file system of its own. */
export class Sandbox {
  readonly #child: ChildProcess;
  readonly #options: SandboxOptions;
  readonly #end: Promise<unknown>;
  #output = '';

  constructor(options: SandboxOptions) {
    this.#options = options;
    const { root, mounts, programs, env, command, workingDir } = options;
    mkdirSync(root, { recursive: true });
    const image = Object.entries(programs).map(
      ([name, source]): Mount => ({
        source,
        target: `/image/bin/${name}`,
        readOnly: false,
      }),
    );
    this.#child = spawn(
      'unshare',
      [
        ...(isRoot() ? [] : ['--user', '--map-root-user']),
        ...['--mount', '--propagation', 'private', 'sh', '-c', ENTER, 'enter'],
        root,
        options.readOnlyRoot ? 'yes' : 'no',
        ...[...mounts, ...image].flatMap(({ source, target, readOnly }) => [
          source,
          target,
          readOnly ? 'ro' : 'rw',
        ]),
        '--',
        ...asUser(options),
        root,
        ...['/usr/bin/env', '-C', workingDir, ...command],
      ],
      { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#end = once(this.#child, 'close');
    const { pid } = this;
    noteProcess({
      pid,
      title: `a container that runs ${command[0]}`,
      stopSignal: 'SIGKILL',
    });
    this.#child.once('exit', () => forgetProcess(pid));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** @returns the code it ends with; 137 where it was killed */
  async end(): Promise<number> {
    await this.#end;
    return this.#child.exitCode ?? 137;
  }

  kill(): void {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
  }

  /** Runs another program in it, as `kubectl exec` does. */
  run(command: readonly string[]): ChildProcess {
    const { user, group, env } = this.#options;
    return spawn(
      'nsenter',
      [
        ...['--target', String(this.pid), '--mount', '--root', '--wd'],
        ...(isRoot()
          ? ['--setuid', String(user), '--setgid', String(group)]
          : ['--user', '--preserve-credentials']),
        '--',
        ...command,
      ],
      { env: { PATH, ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
  }
}
