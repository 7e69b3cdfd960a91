import { createBackendModule } from '@backstage/backend-plugin-api';
import { toInstant } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  Fact,
  KubernetesObject,
  ResourceQuery,
  backupsProvidersExtensionPoint,
  claimKey,
  describeObject,
  objectKey,
  objectsOf,
  redactText,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';

const TAPE_JOBS: ResourceQuery = {
  group: 'tapedeck.example.com',
  versions: ['v1'],
  plural: 'tapejobs',
  kind: 'TapeJob',
  scope: 'namespaced',
  need: 'carries',
};

const instant = z.iso
  .datetime({ offset: true })
  .transform(text => toInstant(new Date(text)));

const tapeJob = z.object({
  spec: z.object({
    claim: z.string(),
    tape: z.string(),
    schedule: z.string(),
    paused: z.boolean().default(false),
  }),
  status: z
    .object({ lastSuccess: instant, error: z.string() })
    .partial()
    .default({}),
});

function observeTapeJob(cluster: string, job: KubernetesObject): Fact {
  const { name, namespace, labels = {} } = job.metadata;
  const object = { cluster, kind: TAPE_JOBS.kind, namespace, name };
  const inWords = describeObject(object);
  const parsed = tapeJob.safeParse(job);
  if (!parsed.success) {
    return {
      type: 'finding',
      finding: {
        code: 'malformed-object',
        severity: 'erodes',
        title: `${inWords} could not be understood.`,
        causeKey: `malformed-object/${objectKey(object)}`,
        evidence: [{ object: inWords }],
      },
      about: { object, labels },
    };
  }
  const { spec, status } = parsed.data;
  return {
    type: 'plan',
    key: objectKey(object),
    fingerprint: spec.tape,
    provider: 'tapedeck',
    method: 'tape',
    object,
    labels,
    annotations: {},
    itemKey: claimKey(cluster, namespace, spec.claim),
    destination: {
      type: 'unknown',
      label: `Tape ${spec.tape}`,
      offSite: true,
      failureDomain: `tape:${spec.tape}`,
      derivedFrom: [`${inWords}: spec.tape`],
    },
    schedule: {
      kind: 'cron',
      expression: spec.schedule,
      zone: 'UTC',
      dialect: 'standard',
    },
    suspended: spec.paused,
    lastSuccess:
      status.lastSuccess === undefined
        ? undefined
        : { finishedAt: status.lastSuccess },
    // Whatever a tool writes into its status may hold a password.
    lastAttemptFailed:
      status.error === undefined
        ? undefined
        : { message: redactText(status.error) },
    reportsSuccess: true,
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: 'Keeps every tape.',
    },
    evidence: [{ object: inWords, field: 'status.lastSuccess' }],
    restore: undefined,
  };
}

/** Turns what Tapedeck says about itself into facts. */
export const tapedeckProvider: BackupsProvider = {
  id: 'tapedeck',
  title: 'Tapedeck',
  resources: [TAPE_JOBS],
  apiGroups: [TAPE_JOBS.group],
  *observeCluster(snapshot) {
    for (const job of objectsOf(snapshot, TAPE_JOBS)) {
      yield observeTapeJob(snapshot.cluster, job);
    }
  },
};

/** `backend.add(import('…'))` takes the default export of the package. */
export default createBackendModule({
  pluginId: 'backups',
  moduleId: 'tapedeck',
  register(registration) {
    registration.registerInit({
      deps: { providers: backupsProvidersExtensionPoint },
      async init({ providers }) {
        providers.addProvider(tapedeckProvider);
      },
    });
  },
});
