import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { NAS } from '../homelab/objects/backends';
import { NAS_KEY, NAS_USER, nasAnswersAt } from './nasAnswersAt';

/** Name of the NAS in the demo's configuration. */
export const NAS_NAME = 'citadel';

/**
 * The provider of the demo's NAS at any time, without a connection: the same
 * code reads the same answers.
 */
export function memoryNas(options: {
  anchor: Date;
  clock: () => Date;
}): BackupsProvider {
  const { anchor, clock } = options;
  return createTrueNasProvider({
    clock,
    servers: [
      {
        name: NAS_NAME,
        url: 'wss://citadel.internal/api/current',
        username: NAS_USER,
        apiKey: NAS_KEY,
        hosts: [NAS.server],
        intervalSeconds: 900,
        deadlineSeconds: 30,
      },
    ],
    connect: async () => ({
      async call(method, params) {
        const answer = nasAnswersAt(method, params, { now: clock(), anchor });
        if ('error' in answer) throw new Error(answer.error.message);
        return answer.result;
      },
      close() {},
    }),
  });
}
