import { createHash, randomUUID } from 'node:crypto';
import { LabFolder } from '../machine/LabFolder';
import { LabProcess } from '../machine/LabProcess';
import { freePort } from '../machine/freePort';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';

/** SHA-256 of an empty body, as S3 wants it signed. */
const HASH_OF_NOTHING = createHash('sha256').digest('hex');

/** How an endpoint is served. */
export interface S3Options {
  /** With a certificate that no public authority signed; else over http. */
  tls: boolean;
  region: string;
}

/** A real S3 server over a folder, which checks signatures and their region. */
export class S3Server {
  readonly accessKeyId = 'lab-key-id';
  readonly secretAccessKey = randomUUID();
  readonly region: string;
  readonly #folder: LabFolder;
  readonly #tls: boolean;
  #port = 0;
  #process: LabProcess | undefined;

  private constructor(options: S3Options) {
    this.#folder = new LabFolder('s3');
    this.#tls = options.tls;
    this.region = options.region;
  }

  static async start(options: S3Options): Promise<S3Server> {
    const server = new S3Server(options);
    try {
      await server.#start();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Host and port, without a scheme. */
  get host(): string {
    return `localhost:${this.#port}`;
  }

  /** PEM file of what signed its certificate: itself. */
  get authority(): string {
    return this.#folder.of('s3.crt');
  }

  makeBucket(name: string): void {
    this.#folder.make('buckets', name);
  }

  /** Makes a bucket whose objects can be locked. */
  async makeLockingBucket(name: string): Promise<void> {
    const { status, body } = await this.request('PUT', `/${name}`, {
      'x-amz-bucket-object-lock-enabled': 'true',
    });
    if (status !== 200) throw new Error(`No bucket ${name}: ${body}`);
  }

  /**
   * Sends a signed request, as a client of S3 does.
   *
   * @param path - with the bucket first: `/vault/object`
   */
  async request(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: string }> {
    const { stdout } = await runProgram(tool('curl').path, [
      ...['--silent', '--show-error', '--insecure', '--request', method],
      ...['--aws-sigv4', `aws:amz:${this.region}:s3`],
      ...['--user', `${this.accessKeyId}:${this.secretAccessKey}`],
      ...Object.entries({
        // Older curls do not add it.
        'x-amz-content-sha256': HASH_OF_NOTHING,
        ...headers,
      }).flatMap(([key, value]) => ['--header', `${key}: ${value}`]),
      ...['--write-out', '\n%{http_code}'],
      `${this.#tls ? 'https' : 'http'}://${this.host}${path}`,
    ]);
    const lines = stdout.trimEnd().split('\n');
    return { status: Number(lines.pop()), body: lines.join('\n') };
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
    this.#folder.remove();
  }

  async #start(): Promise<void> {
    const { path, version } = tool('versitygw');
    this.#port = await freePort();
    const key = this.#folder.of('s3.key');
    await runProgram('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
      ...['-keyout', key, '-out', this.authority],
    ]);
    const scheme = this.#tls ? 'https' : 'http';
    this.#process = await LabProcess.start({
      title: `versitygw ${version} at ${scheme}://${this.host}`,
      command: path,
      args: [
        `--port=127.0.0.1:${this.#port}`,
        `--region=${this.region}`,
        ...(this.#tls ? [`--cert=${this.authority}`, `--key=${key}`] : []),
        'posix',
        // Attributes in files beside: not every file system has them.
        `--sidecar=${this.#folder.make('attributes')}`,
        this.#folder.make('buckets'),
      ],
      env: {
        ROOT_ACCESS_KEY_ID: this.accessKeyId,
        ROOT_SECRET_ACCESS_KEY: this.secretAccessKey,
      },
      // Where it is kept, only the one who built it may look.
      asOneself: true,
      ready: output => output.includes(String(this.#port)),
    });
  }
}
