import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import type {
  TrueNasServer,
  TrueNasSession,
} from 'backstage-plugin-backups-backend-module-truenas';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';

/** A NAS that gives prepared answers, by method of its API. */
export interface NasOfCase {
  /** Where they differ from `DEFAULTS`. */
  server: Partial<TrueNasServer>;
  /** Now. */
  answers(): Record<string, unknown>;
}

const DEFAULTS: TrueNasServer = {
  name: 'nas',
  url: 'wss://nas.internal/api/current',
  username: 'backstage',
  apiKey: 'none',
  hosts: ['nas.internal'],
  intervalSeconds: 900,
  deadlineSeconds: 30,
};

/** What every NAS answers that a case has nothing to say about. */
const USUAL_ANSWERS: Record<string, unknown> = {
  'auth.login_ex': { response_type: 'SUCCESS' },
  'alert.list': [],
  'core.get_jobs': [],
  'system.general.config': { timezone: 'Pacific/Auckland' },
};

function sessionOf(answers: Record<string, unknown>): TrueNasSession {
  const all = { ...USUAL_ANSWERS, ...answers };
  return { call: async method => all[method], close() {} };
}

/**
 * @param nas - absent: none is read
 * @returns the provider of TrueNAS; it opens no connection
 */
export function trueNasOf(
  nas: NasOfCase | undefined,
  options: { destinations: readonly DestinationPattern[]; clock(): Date },
): BackupsProvider {
  return createTrueNasProvider({
    ...options,
    servers: nas ? [{ ...DEFAULTS, ...nas.server }] : [],
    connect: async () => sessionOf(nas?.answers() ?? {}),
  });
}
