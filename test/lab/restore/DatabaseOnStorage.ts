import { join } from 'node:path';
import { eventually } from '../machine/eventually';
import { LabFolder } from '../machine/LabFolder';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import {
  POSTGRES_USER,
  PostgresServer,
  writeConfiguration,
} from '../postgres/PostgresServer';
import { ObjectStorage } from './ObjectStorage';

/** As objects in a cluster would name it. */
export const STORAGE = {
  bucket: 'shelf-backups',
  endpoint: 'storage.lab',
  region: 'lab-1',
  repoPath: '/shelf',
};

/** A PostgreSQL that pgBackRest archives into object storage. */
export class DatabaseOnStorage {
  private constructor(
    readonly stanza: string,
    readonly folder: LabFolder,
    readonly postgres: PostgresServer,
    readonly storage: ObjectStorage,
  ) {}

  static async start(stanza: string): Promise<DatabaseOnStorage> {
    const folder = new LabFolder('s3pg');
    const storage = await ObjectStorage.start(folder);
    const postgres = await PostgresServer.create('pgdata', folder);
    const lab = new DatabaseOnStorage(stanza, folder, postgres, storage);
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

  /**
   * Where names lead on this machine: what a resolver and a trusted certificate
   * do elsewhere. Nothing in it says which repository, or opens it.
   */
  get network(): Record<string, string> {
    return {
      PGBACKREST_REPO1_STORAGE_HOST: '127.0.0.1',
      PGBACKREST_REPO1_STORAGE_PORT: String(this.storage.port),
      PGBACKREST_REPO1_STORAGE_VERIFY_TLS: 'n',
      PGBACKREST_LOG_PATH: this.folder.of('logs'),
      PGBACKREST_LOCK_PATH: this.folder.of('locks'),
    };
  }

  async pgbackrest(...args: string[]): Promise<string> {
    const { stdout } = await runProgram(
      this.program,
      [`--config=${this.configFile}`, `--stanza=${this.stanza}`, ...args],
      { env: this.network },
    );
    return stdout;
  }

  /** @returns a database as SQL, without what differs from dump to dump */
  async dump(database: string): Promise<string> {
    const { stdout } = await runProgram(
      join(tool('postgres').path, 'pg_dump'),
      [
        '--host=127.0.0.1',
        `--port=${this.postgres.port}`,
        `--username=${POSTGRES_USER}`,
        `--dbname=${database}`,
      ],
    );
    return comparable(stdout);
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    await this.storage.stop();
    this.folder.remove();
  }

  /** Where pgBackRest itself is. */
  get program(): string {
    return tool('pgbackrest').path;
  }

  /** What it is told: `pgbackrest.conf`. */
  get configFile(): string {
    return this.folder.of('pgbackrest.conf');
  }

  /** For files of a job. */
  get workFolder(): string {
    return this.folder.make('work');
  }

  /** Closes the current segment of the log, and waits until it is archived. */
  async archiveLog(): Promise<void> {
    const segment = await this.postgres.sql(
      'SELECT pg_walfile_name(pg_switch_wal())',
    );
    await eventually(
      'The segment is archived',
      async () =>
        (await this.postgres.sql(
          'SELECT last_archived_wal FROM pg_stat_archiver',
        )) >= segment,
    );
  }

  /** @returns the server's time in whole seconds, once the next one has begun */
  async nextSecond(): Promise<number> {
    const second = async () =>
      Number(
        await this.postgres.sql(
          'SELECT floor(extract(epoch FROM clock_timestamp()))',
        ),
      );
    const last = await second();
    return eventually('The next second', async () => {
      const now = await second();
      return now > last && now;
    });
  }

  #configure(): void {
    const { storage, postgres } = this;
    this.folder.make('logs');
    this.folder.make('locks');
    writeConfiguration(this.configFile, [
      '[global]',
      'repo1-type=s3',
      `repo1-s3-bucket=${STORAGE.bucket}`,
      `repo1-s3-endpoint=${STORAGE.endpoint}`,
      `repo1-s3-region=${STORAGE.region}`,
      `repo1-path=${STORAGE.repoPath}`,
      `repo1-s3-key=${storage.accessKeyId}`,
      `repo1-s3-key-secret=${storage.secretAccessKey}`,
      'repo1-storage-host=127.0.0.1',
      `repo1-storage-port=${storage.port}`,
      'repo1-storage-verify-tls=n',
      'repo1-retention-full=2',
      `lock-path=${this.folder.of('locks')}`,
      `log-path=${this.folder.of('logs')}`,
      'log-level-console=error',
      'log-level-file=off',
      'start-fast=y',
      '',
      `[${this.stanza}]`,
      `pg1-path=${postgres.data}`,
      `pg1-port=${postgres.port}`,
      `pg1-socket-path=${postgres.socketFolder}`,
      `pg1-user=${POSTGRES_USER}`,
    ]);
    postgres.configure({
      wal_level: 'replica',
      archive_mode: 'on',
      archive_command: `"${this.program}" --config="${this.configFile}" --stanza=${this.stanza} archive-push %p`,
    });
  }
}

/** @returns SQL without comments, empty lines and marks that are random */
export function comparable(sql: string): string {
  return sql
    .split('\n')
    .filter(line => line !== '' && !/^(--|\\(un)?restrict )/.test(line))
    .join('\n');
}
