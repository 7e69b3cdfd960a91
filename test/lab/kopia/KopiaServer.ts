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
  readonly #process: LabProcess;

  private constructor(
    /** `https://127.0.0.1:<port>` */
    readonly url: string,
    /** SHA-256 of the certificate in DER, lower-case hex, as Kopia prints it. */
    readonly certificateSha256: string,
    /** Its self-signed certificate, PEM. */
    readonly certificate: string,
    process: LabProcess,
  ) {
    this.#process = process;
  }

  static async start(options: {
    name: string;
    program: string;
    folder: string;
    commonArguments: readonly string[];
    environment: Record<string, string>;
    refreshSeconds: number;
  }): Promise<KopiaServer> {
    const { name, program, folder, environment } = options;
    const url = `https://127.0.0.1:${await freePort()}`;
    const certificateFile = join(folder, 'server.crt');
    const { version } = tool('kopia');
    const started = await LabProcess.start({
      title: `Kopia ${version}, server of '${name}' at ${url}`,
      command: program,
      args: [
        'server',
        'start',
        `--address=${url}`,
        '--tls-generate-cert',
        '--tls-generate-rsa-key-size=2048',
        `--tls-cert-file=${certificateFile}`,
        `--tls-key-file=${join(folder, 'server.key')}`,
        `--server-username=${UI_USER}`,
        `--server-control-username=${CONTROL_USER}`,
        `--refresh-interval=${options.refreshSeconds}s`,
        ...options.commonArguments,
      ],
      env: {
        ...environment,
        KOPIA_SERVER_PASSWORD: UI_PASSWORD,
        KOPIA_SERVER_CONTROL_PASSWORD: CONTROL_PASSWORD,
      },
      ready: output => output.includes('SERVER ADDRESS:'),
    });
    const [, sha256 = ''] =
      /SERVER CERT SHA256: ([0-9a-f]{64})/.exec(started.output) ?? [];
    return new KopiaServer(
      url,
      sha256,
      readFileSync(certificateFile, 'utf8'),
      started,
    );
  }

  /** Stops it by its id. */
  stop(): Promise<void> {
    return this.#process.stop();
  }
}
