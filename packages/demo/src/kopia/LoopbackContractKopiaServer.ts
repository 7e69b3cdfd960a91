import type { ContractKopiaServer } from './ContractKopiaServer';
import {
  KopiaContents,
  KopiaRetentionWish,
  KopiaSnapshotWish,
} from './KopiaContents';
import type { LoopbackKopiaServer } from './LoopbackKopiaServer';
import { startLoopbackKopiaServer } from './startLoopbackKopiaServer';

/** The stand-in, held to the contract. */
export class LoopbackContractKopiaServer implements ContractKopiaServer {
  readonly url: string;
  readonly certificate: string;
  readonly fingerprint: string;
  readonly control: LoopbackKopiaServer['control'];
  readonly ui: LoopbackKopiaServer['ui'];
  readonly #server: LoopbackKopiaServer;
  readonly #contents: KopiaContents;

  private constructor(server: LoopbackKopiaServer, contents: KopiaContents) {
    this.#server = server;
    this.#contents = contents;
    this.url = server.url;
    this.certificate = server.certificate;
    this.fingerprint = server.fingerprint;
    this.control = server.control;
    this.ui = server.ui;
  }

  static async start(): Promise<LoopbackContractKopiaServer> {
    const contents = new KopiaContents();
    const server = await startLoopbackKopiaServer({ contents });
    return new LoopbackContractKopiaServer(server, contents);
  }

  async takeSnapshot(wish: KopiaSnapshotWish): Promise<void> {
    this.#contents.takeSnapshot(wish);
  }

  async setRetention(target: string, wish: KopiaRetentionWish): Promise<void> {
    this.#contents.setRetention(target, wish);
  }

  async retentionOf(identity: string): Promise<Record<string, unknown>> {
    return this.#contents.retentionOf(identity);
  }

  async refresh(): Promise<void> {
    this.#server.refresh();
  }

  async restart(): Promise<void> {
    this.#server.restart();
  }

  stop(): Promise<void> {
    return this.#server.close();
  }
}
