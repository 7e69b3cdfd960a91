import { chmodSync, renameSync } from 'node:fs';
import { LabFolder } from '../machine/LabFolder';
import { ProgramResult, runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import {
  POSTGRES_USER,
  PostgresServer,
  writeConfiguration,
} from '../postgres/PostgresServer';

/** As in `pgbackrest.conf`. */
export type RepositoryKey = 1 | 2;

/** As `--type` takes it. */
export type BackupType = 'full' | 'diff' | 'incr';

/** Seconds that pgBackRest waits for WAL that does not come. */
const ARCHIVE_TIMEOUT = 5;

/**
 * A PostgreSQL that pgBackRest archives and backs up into two repositories.
 *
 * ```ts
 * const lab = await PgBackRestLab.start({ stanza: 'postgres18-immich' });
 * await lab.backup(1, 'full');
 * await lab.info();        // what pgbackrest info --output=json prints
 * lab.breakRepository(2);
 * await lab.stop();
 * ```
 */
export class PgBackRestLab {
  readonly stanza: string;
  readonly postgres: PostgresServer;
  /** Where pgBackRest itself is. */
  readonly program: string;
  readonly #folder: LabFolder;

  private constructor(
    stanza: string,
    folder: LabFolder,
    postgres: PostgresServer,
  ) {
    this.stanza = stanza;
    this.postgres = postgres;
    this.#folder = folder;
    this.program = tool('pgbackrest').path;
  }

  /** Starts PostgreSQL, makes both repositories and archives into them. */
  static async start(
    options: { stanza?: string } = {},
  ): Promise<PgBackRestLab> {
    const folder = new LabFolder('pg');
    const postgres = await PostgresServer.create('pgdata', folder);
    const lab = new PgBackRestLab(options.stanza ?? 'main', folder, postgres);
    try {
      lab.#configure();
      await postgres.start();
      await lab.pgbackrest('stanza-create');
      return lab;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  /** @throws an error when it ends with a code that is not wanted */
  async pgbackrest(
    command: string,
    args: readonly string[] = [],
    options: { codes?: readonly number[] } = {},
  ): Promise<ProgramResult> {
    return runProgram(
      this.program,
      [
        `--config=${this.configFile}`,
        `--stanza=${this.stanza}`,
        ...args,
        command,
      ],
      options,
    );
  }

  /** @returns what `pgbackrest info --output=json` prints, as it prints it */
  async info(...args: string[]): Promise<string> {
    const { stdout } = await this.pgbackrest('info', [
      '--output=json',
      ...args,
    ]);
    return stdout;
  }

  /** Backs up into one repository, and expires there what is too old. */
  async backup(
    repository: RepositoryKey,
    type: BackupType,
    options: { codes?: readonly number[]; args?: readonly string[] } = {},
  ): Promise<ProgramResult> {
    return this.pgbackrest(
      'backup',
      [`--repo=${repository}`, `--type=${type}`, ...(options.args ?? [])],
      options,
    );
  }

  /** Writes rows, so that the next backup has something to copy. */
  async write(rows = 1000): Promise<void> {
    await this.postgres.sql(`
      CREATE TABLE IF NOT EXISTS entries (id bigserial PRIMARY KEY, body text);
      INSERT INTO entries (body)
        SELECT md5(random()::text) FROM generate_series(1, ${rows});
    `);
  }

  /**
   * Closes the current WAL segment.
   *
   * @returns its name; it is archived soon after, or never
   */
  async switchWal(): Promise<string> {
    return this.postgres.sql('SELECT pg_walfile_name(pg_switch_wal());');
  }

  /** @returns what PostgreSQL says of its archiving */
  async archiver(): Promise<{
    lastArchived: string;
    failures: number;
    lastFailed: string;
  }> {
    const row = await this.postgres.sql(
      'SELECT last_archived_wal, failed_count, last_failed_wal FROM pg_stat_archiver;',
    );
    const [lastArchived, failures, lastFailed] = row.split('|');
    return { lastArchived, failures: Number(failures), lastFailed };
  }

  /** Nobody can read or write a repository any more; what is in it stays. */
  breakRepository(repository: RepositoryKey): void {
    const path = this.repositoryPath(repository);
    renameSync(path, `${path}-away`);
    this.#folder.make(`repo${repository}`);
    chmodSync(path, 0o000);
  }

  /** The repository is back, with what was in it. */
  mendRepository(repository: RepositoryKey): void {
    const path = this.repositoryPath(repository);
    renameSync(path, `${path}-broken-${Date.now()}`);
    renameSync(`${path}-away`, path);
  }

  repositoryPath(repository: RepositoryKey): string {
    return this.#folder.of(`repo${repository}`);
  }

  /** Stops PostgreSQL by its id, and removes everything. */
  async stop(): Promise<void> {
    await this.postgres.stop();
    this.#folder.remove();
  }

  /** What it is told: `pgbackrest.conf`. */
  get configFile(): string {
    return this.#folder.of('pgbackrest.conf');
  }

  /** For files of a job. */
  get workFolder(): string {
    return this.#folder.make('work');
  }

  #configure(): void {
    writeConfiguration(this.configFile, [
      '[global]',
      `repo1-path=${this.#folder.make('repo1')}`,
      'repo1-retention-full=2',
      `repo2-path=${this.#folder.make('repo2')}`,
      'repo2-retention-full=2',
      `spool-path=${this.#folder.make('spool')}`,
      `lock-path=${this.#folder.make('locks')}`,
      `log-path=${this.#folder.make('logs')}`,
      'log-level-console=error',
      'log-level-file=off',
      `archive-timeout=${ARCHIVE_TIMEOUT}`,
      'start-fast=y',
      '',
      `[${this.stanza}]`,
      `pg1-path=${this.postgres.data}`,
      `pg1-port=${this.postgres.port}`,
      `pg1-socket-path=${this.postgres.socketFolder}`,
      `pg1-user=${POSTGRES_USER}`,
    ]);
    this.postgres.configure({
      wal_level: 'replica',
      archive_mode: 'on',
      archive_command: `"${this.program}" --config="${this.configFile}" --stanza=${this.stanza} archive-push %p`,
    });
  }
}
