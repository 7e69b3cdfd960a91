import { createLonghornProvider } from 'backstage-plugin-backups-backend-module-longhorn';
import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import { createVeleroProvider } from 'backstage-plugin-backups-backend-module-velero';
import type {
  BackupsProvider,
  Fact,
  PlanFact,
  RunbookRequest,
} from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { NOW, OBJECTS, PROVIDERS } from '../contract/homelabReading';
import { OTHER_VOLUMES } from './otherVolumes';
import { runbooksAbout } from './printedRunbooks';
import type { PrintedRunbook } from './printedRunbooks';
import { OTHER_COPIES } from './runbookCopies';
import { OTHER_DATABASES } from './runbookObjects';

function task(id: number, more: object): object {
  return {
    id,
    description: `Task ${id}`,
    direction: 'PUSH',
    transfer_mode: 'SYNC',
    path: `/mnt/tank/folder-${id}`,
    enabled: true,
    encryption: false,
    filename_encryption: false,
    schedule: { minute: '0', hour: '3', dom: '*', month: '*', dow: '*' },
    job: null,
    ...more,
  };
}

/** Each kind of storage that tasks copy to, and both ways to copy. */
const TASKS = [
  task(1, {
    attributes: { bucket: 'nas', folder: 'photos' },
    credentials: { id: 1, name: 'B2', provider: { type: 'B2' } },
  }),
  task(2, {
    transfer_mode: 'COPY',
    attributes: { bucket: 'nas', folder: 'documents' },
    credentials: {
      id: 2,
      name: 'Garage',
      provider: { type: 'S3', endpoint: 'http://garage.lan:3900' },
    },
  }),
  task(3, {
    encryption: true,
    attributes: { bucket: 'nas', folder: 'vault' },
    credentials: { id: 1, name: 'B2', provider: { type: 'B2' } },
  }),
];

const NAS = createTrueNasProvider({
  servers: [
    {
      name: 'nas',
      url: 'wss://nas.internal/api/current',
      username: 'backstage',
      apiKey: 'not-a-key',
      hosts: ['nas.internal'],
      intervalSeconds: 900,
      deadlineSeconds: 30,
    },
  ],
  clock: () => NOW,
  connect: async () => ({
    async call(method) {
      const answers: Record<string, unknown> = {
        'auth.login_ex': { response_type: 'SUCCESS' },
        'cloudsync.query': TASKS,
        'alert.list': [],
        'core.get_jobs': [],
        'system.general.config': { timezone: 'UTC' },
      };
      return answers[method];
    },
    close() {},
  }),
});

const KOPIUR_GROUP = 'kopiur.home-operations.com';

/** Everything that writes runbooks. */
export const WRITERS: readonly BackupsProvider[] = [
  ...PROVIDERS,
  createLonghornProvider(),
  createVeleroProvider(),
  NAS,
];

/** What Kopiur would print was not yet held against its code and the tools: see its own tests. */
const HELD = OBJECTS.filter(
  ({ apiVersion }) => !apiVersion?.startsWith(`${KOPIUR_GROUP}/`),
);

async function factsOfWriters(): Promise<Fact[]> {
  const facts = WRITERS.flatMap(provider => [
    ...provider.observeCluster(
      snapshotOf({
        readAt: NOW,
        queries: provider.resources,
        objects: [
          ...HELD,
          ...OTHER_DATABASES,
          ...OTHER_COPIES,
          ...OTHER_VOLUMES,
        ],
      }),
    ),
  ]);
  for (const remote of NAS.remotes ?? []) {
    const { signal } = new AbortController();
    facts.push(...(await remote.read({ signal })).facts);
  }
  return facts;
}

/**
 * Every runbook of every provider: of the demo's homelab, and of what it has not.
 *
 * @param more - what else is known of a plan, for instance the point to use
 */
export async function everyRunbook(
  more?: (plan: PlanFact) => Partial<RunbookRequest>,
): Promise<PrintedRunbook[]> {
  return runbooksAbout(WRITERS, await factsOfWriters(), more);
}
