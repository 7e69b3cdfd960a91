import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import {
  BackupsProvider,
  RemoteReadError,
} from 'backstage-plugin-backups-node';
import type { DemoNas } from './DemoNas';
import { CITADEL, FAILING_NASES } from './demoNases';
import { NAS_KEY, NAS_USER, nasAnswersAt } from './nasAnswersAt';

/** @returns whether the NAS cannot be read at that time */
function failsAt({ failure }: DemoNas, now: Date, anchor: Date): boolean {
  if (!failure) return false;
  const { ago = Infinity } = failure;
  return now.getTime() >= anchor.getTime() - ago * 1000;
}

/**
 * The provider of the demo's NASs at any time, without a connection: the same
 * code reads the same answers. Those that fail in their stories fail here, too.
 */
export function memoryNas(options: {
  anchor: Date;
  clock: () => Date;
}): BackupsProvider {
  const { anchor, clock } = options;
  const nases = [CITADEL, ...FAILING_NASES];
  return createTrueNasProvider({
    clock,
    servers: nases.map(({ name, host }) => ({
      name,
      url: `wss://${host}/api/current`,
      username: NAS_USER,
      apiKey: NAS_KEY,
      hosts: [host],
      intervalSeconds: 900,
      deadlineSeconds: 30,
    })),
    connect: async ({ name }) => {
      const nas = nases.find(one => one.name === name);
      if (!nas || failsAt(nas, clock(), anchor)) {
        throw new RemoteReadError(`${name} cannot be read.`);
      }
      return {
        async call(method, params) {
          const answer = nasAnswersAt(method, params, {
            now: clock(),
            anchor,
            tasks: nas.tasks,
          });
          if ('error' in answer) throw new Error(answer.error.message);
          return answer.result;
        },
        close() {},
      };
    },
  });
}
