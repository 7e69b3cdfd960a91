import type { RemoteSource } from 'backstage-plugin-backups-node';
import type { KopiaServer } from '../config/KopiaServer';
import { KopiaServerClient } from './KopiaServerClient';
import { explainServerError } from './explainServerError';
import { observeKopiaServer } from './observeKopiaServer';
import { readKopiaServer } from './readKopiaServer';

/**
 * A Kopia server as a source. It only enriches: no plan is its, so while it is
 * off nobody's verdict changes.
 *
 * @param clock - when a reading is made
 */
export function kopiaServerSource(
  server: KopiaServer,
  clock: () => Date,
): RemoteSource {
  const access = {
    name: server.name,
    // Where nothing is configured, whatever asks for no password is asked.
    control: server.control !== undefined || server.ui === undefined,
    ui: server.ui !== undefined,
  };
  return {
    id: server.name,
    title: 'Kopia server',
    intervalSeconds: server.intervalSeconds,
    deadlineSeconds: server.deadlineSeconds,
    async read({ signal }) {
      const readAt = clock();
      let client: KopiaServerClient | undefined;
      try {
        client = await KopiaServerClient.open(server, signal);
        const reading = await readKopiaServer(
          client,
          access,
          Math.floor(readAt.getTime() / 1000),
        );
        return {
          readAt,
          facts: observeKopiaServer(reading, server),
          points: reading.seesEverything
            ? reading.listed?.flatMap(({ points }) => points)
            : undefined,
          issues: reading.issues,
        };
      } catch (error) {
        signal.throwIfAborted();
        throw explainServerError(error, server);
      } finally {
        await client?.close();
      }
    },
  };
}
