import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../machine/freePort';
import type { LabFolder } from '../machine/LabFolder';
import { LabProcess } from '../machine/LabProcess';
import { runProgram } from '../machine/runProgram';
import { FoundTool, tool } from '../machine/tools';

/** The only user; it needs no password on the loopback interface. */
export const POSTGRES_USER = 'postgres';

const READY = 'database system is ready to accept connections';

/** A database cluster in a temporary folder. */
export class PostgresServer {
  /** `PGDATA`. */
  readonly data: string;
  /** Where its socket is. */
  readonly socketFolder: string;
  #process?: LabProcess;

  private constructor(
    readonly port: number,
    readonly name: string,
    folder: LabFolder,
    private readonly programs: FoundTool,
  ) {
    this.data = folder.of(name);
    this.socketFolder = folder.make('sockets');
  }

  /**
   * Makes a cluster; nothing runs yet.
   *
   * @param programs - folder with `initdb` and `postgres`; default: the system's
   */
  static async create(
    name: string,
    folder: LabFolder,
    programs: FoundTool = tool('postgres'),
  ): Promise<PostgresServer> {
    const server = new PostgresServer(await freePort(), name, folder, programs);
    await runProgram(join(programs.path, 'initdb'), [
      `--pgdata=${server.data}`,
      `--username=${POSTGRES_USER}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    server.configure({
      listen_addresses: '127.0.0.1',
      port: String(server.port),
      unix_socket_directories: server.socketFolder,
      // A lab may lose its data when the machine does.
      fsync: 'off',
    });
    return server;
  }

  /** Adds settings; a running server takes them at its next start. */
  configure(settings: Record<string, string>): void {
    const file = join(this.data, 'postgresql.auto.conf');
    for (const [name, value] of Object.entries(settings)) {
      appendFileSync(file, `${name} = '${value.replaceAll("'", "''")}'\n`);
    }
  }

  async start(): Promise<void> {
    const { path, version } = this.programs;
    this.#process = await LabProcess.start({
      title: `PostgreSQL ${version} '${this.name}' at 127.0.0.1:${this.port}`,
      command: join(path, 'postgres'),
      args: ['-D', this.data],
      // SIGINT: fast shutdown.
      stopSignal: 'SIGINT',
      ready: output => output.includes(READY),
    });
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /**
   * Runs SQL in the database `postgres`.
   *
   * @returns what psql prints: one row a line, without headers
   */
  async sql(text: string): Promise<string> {
    const { stdout } = await runProgram(
      // A client of another version speaks to it as well.
      join(tool('postgres').path, 'psql'),
      [
        '--no-psqlrc',
        '--quiet',
        '--tuples-only',
        '--no-align',
        '--set=ON_ERROR_STOP=1',
        '--host=127.0.0.1',
        `--port=${this.port}`,
        `--username=${POSTGRES_USER}`,
        '--dbname=postgres',
      ],
      { input: text },
    );
    return stdout.trim();
  }

  /** For clients. */
  get connectionString(): string {
    return `postgresql://${POSTGRES_USER}@127.0.0.1:${this.port}/postgres`;
  }
}

/** Writes a file that PostgreSQL's user can read. */
export function writeConfiguration(
  file: string,
  lines: readonly string[],
): void {
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o644 });
}
