// A fresh process that takes one large report, and looks at what lives meanwhile.
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import {
  ReportStore,
  ReportReceiver,
} from 'backstage-plugin-backups-backend/testUtils';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openStore } from '../cycle/pipelineOf';
import { quietLogger } from '../cycle/quietLogger';
import { runToAnswer } from '../processes/runToAnswer';
import { kopiaReportParts } from './kopiaReportOf';

/** What to take. */
export interface ReceivingOptions {
  snapshots: number;
}

/** Bytes. */
export interface ReceivingResult {
  /** Alive before the report. */
  beforeBytes: number;
  /** The most that was alive while it was taken: after a collection, no garbage. */
  mostBytes: number;
}

/** How often it is looked at on the way. */
const LOOKS = 20;
const REPOSITORY = 'nfs://citadel.internal/mnt/storage0/backups/VolsyncKopia';

function aliveBytes(): number {
  if (!global.gc) throw new Error('It needs node --expose-gc.');
  global.gc();
  return process.memoryUsage().heapUsed;
}

async function measure({
  snapshots,
}: ReceivingOptions): Promise<ReceivingResult> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const { knex } = await openStore(join(folder, 'backups.sqlite'));
  try {
    const provider = createKopiaProvider();
    const receiver = new ReportReceiver({
      formats: provider.reports ?? [],
      config: {
        maxBytes: 1e9,
        senders: [
          { subject: 'bench', kind: 'kopia', repositories: [REPOSITORY] },
        ],
      },
      store: new ReportStore(knex),
      logger: quietLogger,
    });
    let mostBytes = 0;
    const receive = async (count: number, takenAt: number) => {
      function* body() {
        let index = 0;
        for (const part of kopiaReportParts(count, takenAt * 1000)) {
          if (index % Math.ceil(count / LOOKS) === 0) {
            mostBytes = Math.max(mostBytes, aliveBytes());
          }
          index += 1;
          yield Buffer.from(part);
        }
      }
      const { outcome } = await receiver.receive({
        subject: 'bench',
        kind: 'kopia',
        repository: REPOSITORY,
        takenAt,
        body: Readable.from(body()),
      });
      if (outcome !== 'accepted') throw new Error(`It was ${outcome}.`);
      mostBytes = Math.max(mostBytes, aliveBytes());
    };
    const now = Math.floor(Date.now() / 1000);
    // What is loaded once is not the report's.
    await receive(100, now - 60);
    const beforeBytes = aliveBytes();
    mostBytes = 0;
    await receive(snapshots, now);
    return { beforeBytes, mostBytes };
  } finally {
    await knex.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

runToAnswer(measure);
