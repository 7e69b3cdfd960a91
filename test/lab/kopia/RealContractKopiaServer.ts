import type {
  ContractKopiaServer,
  KopiaRetentionWish,
  KopiaSnapshotWish,
} from 'backups-demo/testUtils';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { z } from 'zod';
import { KopiaLab } from './KopiaLab';
import type { KopiaRepository } from './KopiaRepository';
import type { KopiaServer } from './KopiaServer';

const shownPolicy = z.object({ retention: z.record(z.string(), z.unknown()) });

/** A real `kopia server start` in the place of its stand-in. */
export class RealContractKopiaServer implements ContractKopiaServer {
  readonly url: string;
  readonly certificate: string;
  readonly fingerprint: string;
  readonly control: KopiaServer['control'];
  readonly ui: KopiaServer['ui'];

  private constructor(
    private readonly lab: KopiaLab,
    private readonly repository: KopiaRepository,
    private readonly server: KopiaServer,
  ) {
    this.url = server.url;
    this.certificate = server.certificate;
    this.fingerprint = server.certificateSha256;
    this.control = server.control;
    this.ui = server.ui;
  }

  static async start(): Promise<RealContractKopiaServer> {
    const lab = await KopiaLab.start();
    const repository = await lab.createRepository('served');
    return new RealContractKopiaServer(
      lab,
      repository,
      await repository.serve(),
    );
  }

  async takeSnapshot(wish: KopiaSnapshotWish): Promise<void> {
    const { identity, startedAt, content, failed, incomplete } = wish;
    await this.repository.takeSnapshot({
      identity,
      startedAt,
      files: { 'a.txt': content, ...(failed && { 'b.txt': 'closed' }) },
      unreadable: failed ? ['b.txt'] : [],
      incomplete: incomplete !== undefined,
    });
  }

  setRetention(target: string, wish: KopiaRetentionWish): Promise<void> {
    return this.repository.setRetention(target, wish);
  }

  async retentionOf(identity: string): Promise<Record<string, unknown>> {
    const shown = await this.repository.json('policy', 'show', identity);
    return shownPolicy.parse(JSON.parse(shown)).retention;
  }

  async refresh(): Promise<void> {
    const { username, password } = this.control;
    const sent = request(`${this.url}/api/v1/control/refresh`, {
      method: 'POST',
      ca: this.certificate,
      auth: `${username}:${password}`,
    });
    sent.end();
    const [response]: IncomingMessage[] = await once(sent, 'response');
    response.resume();
    if (response.statusCode !== 200) {
      throw new Error(`The server does not refresh (${response.statusCode}).`);
    }
  }

  restart(): Promise<void> {
    return this.server.restart();
  }

  stop(): Promise<void> {
    return this.lab.stop();
  }
}
