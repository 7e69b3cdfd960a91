import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabProcess } from '../machine/LabProcess';
import { freePort } from '../machine/freePort';
import { tool } from '../machine/tools';

const UI_USER = 'kopia';
const UI_PASSWORD = 'password-of-the-ui';
const CONTROL_USER = 'server-control';
const CONTROL_PASSWORD = 'password-of-the-control-user';

/** A user and a password, for HTTP Basic. */
export interface ServerCredentials {
  username: string;
  password: string;
}

interface KopiaServerOptions {
  name: string;
  program: string;
  folder: string;
  commonArguments: readonly string[];
  environment: Record<string, string>;
  refreshSeconds: number;
}

function certificateFileOf({ folder }: KopiaServerOptions): string {
  return join(folder, 'server.crt');
}

function startProcess(
  url: string,
  options: KopiaServerOptions,
  further: readonly string[],
): Promise<LabProcess> {
  const { name, program, folder, environment } = options;
  const { version } = tool('kopia');
  return LabProcess.start({
    title: `Kopia ${version}, server of '${name}' at ${url}`,
    command: program,
    args: [
      'server',
      'start',
      `--address=${url}`,
      `--tls-cert-file=${certificateFileOf(options)}`,
      `--tls-key-file=${join(folder, 'server.key')}`,
      `--server-username=${UI_USER}`,
      `--server-control-username=${CONTROL_USER}`,
      `--refresh-interval=${options.refreshSeconds}s`,
      ...further,
      ...options.commonArguments,
    ],
    env: {
      ...environment,
      KOPIA_SERVER_PASSWORD: UI_PASSWORD,
      KOPIA_SERVER_CONTROL_PASSWORD: CONTROL_PASSWORD,
    },
    ready: output => output.includes('SERVER ADDRESS:'),
  });
}

/** A Kopia server of one repository, over TLS. */
export class KopiaServer {
  /** May read the state of sources, and neither delete nor restore. */
  readonly control: ServerCredentials = {
    username: CONTROL_USER,
    password: CONTROL_PASSWORD,
  };
  /** May do everything. */
  readonly ui: ServerCredentials = {
    username: UI_USER,
    password: UI_PASSWORD,
  };
  readonly #options: KopiaServerOptions;
  #process: LabProcess;

  private constructor(
    /** `https://127.0.0.1:<port>` */
    readonly url: string,
    /** SHA-256 of the certificate in DER, lower-case hex, as Kopia prints it. */
    readonly certificateSha256: string,
    /** Its self-signed certificate, PEM. */
    readonly certificate: string,
    process: LabProcess,
    options: KopiaServerOptions,
  ) {
    this.#process = process;
    this.#options = options;
  }

  static async start(options: KopiaServerOptions): Promise<KopiaServer> {
    const url = `https://127.0.0.1:${await freePort()}`;
    const started = await startProcess(url, options, [
      '--tls-generate-cert',
      '--tls-generate-rsa-key-size=2048',
    ]);
    const [, sha256 = ''] =
      /SERVER CERT SHA256: ([0-9a-f]{64})/.exec(started.output) ?? [];
    return new KopiaServer(
      url,
      sha256,
      readFileSync(certificateFileOf(options), 'utf8'),
      started,
      options,
    );
  }

  /** Stops it by its id. */
  stop(): Promise<void> {
    return this.#process.stop();
  }

  /** Starts it anew, at the same address and with the same certificate. */
  async restart(): Promise<void> {
    await this.#process.stop();
    this.#process = await startProcess(this.url, this.#options, []);
  }
}
