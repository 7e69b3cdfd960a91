import type { FaultCase, SourceName } from './FaultCase';

const VOLSYNC = '/apis/volsync.backube';
const SOURCES = `${VOLSYNC}/v1alpha1/replicationsources`;

/** Those that cannot do without claims. */
const ON_CLAIMS: readonly SourceName[] = ['workloads', 'volsync'];
const EVERYTHING: readonly SourceName[] = [
  ...ON_CLAIMS,
  'kopiur',
  'pgbackrest',
];
const NOTHING: readonly SourceName[] = [];

/** Nothing answers at all, so nobody has to be waited for. */
const NO_PATIENCE = 40;
/** What does answer needs a few milliseconds. */
const LITTLE_PATIENCE = 500;

function without(group: string): FaultCase['claims'] {
  return ({ apiVersion }) => !apiVersion?.startsWith(`${group}/`);
}

const refusals: FaultCase[] = [
  {
    name: 'the token is refused',
    fault: { kind: 'unauthorized' },
    hides: EVERYTHING,
  },
  {
    name: 'nothing may be listed',
    fault: { kind: 'forbidden' },
    hides: EVERYTHING,
  },
  {
    name: 'only namespaces may be listed, the cluster may not',
    fault: { kind: 'forbidden', within: 'cluster' },
    hides: EVERYTHING,
  },
  {
    name: 'one namespace of all may not be listed',
    fault: { kind: 'forbidden', within: { namespace: 'home' } },
    hides: EVERYTHING,
    byNamespace: true,
  },
  {
    name: 'replication sources may not be listed',
    fault: {
      kind: 'forbidden',
      resource: 'replicationsources.volsync.backube',
    },
    hides: ['volsync'],
  },
  {
    name: 'claims may not be listed',
    fault: { kind: 'forbidden', resource: 'persistentvolumeclaims' },
    hides: ON_CLAIMS,
  },
  {
    name: 'deployments may not be listed',
    fault: { kind: 'forbidden', resource: 'deployments.apps' },
    hides: ['workloads'],
  },
  {
    name: 'persistent volumes may not be listed',
    fault: { kind: 'forbidden', resource: 'persistentvolumes' },
    hides: NOTHING,
  },
  {
    name: 'external secrets may not be listed',
    fault: {
      kind: 'forbidden',
      resource: 'externalsecrets.external-secrets.io',
    },
    hides: NOTHING,
  },
  {
    name: 'restores may not be listed',
    fault: {
      kind: 'forbidden',
      resource: 'replicationdestinations.volsync.backube',
    },
    hides: NOTHING,
  },
  {
    name: 'maintenance may not be listed',
    fault: { kind: 'forbidden', resource: 'kopiamaintenances.volsync.backube' },
    hides: NOTHING,
  },
  {
    name: 'the proxy does not know the cluster',
    fault: { kind: 'unknown-cluster' },
    hides: EVERYTHING,
  },
];

const statements: FaultCase[] = [
  {
    name: 'discovery lacks VolSync',
    fault: { kind: 'group-missing', group: 'volsync.backube' },
    hides: NOTHING,
    claims: without('volsync.backube'),
  },
  {
    name: 'discovery lacks External Secrets',
    fault: { kind: 'group-missing', group: 'external-secrets.io' },
    hides: NOTHING,
    claims: without('external-secrets.io'),
  },
];

const passing: FaultCase[] = [
  {
    name: 'a list expires once',
    fault: { kind: 'expired-continue', times: 1 },
    hides: NOTHING,
  },
  {
    name: 'every long list expires',
    fault: { kind: 'expired-continue' },
    // Claims are the only long list.
    hides: ON_CLAIMS,
  },
  {
    name: 'too many requests, twice',
    fault: { kind: 'throttled', times: 2 },
    hides: NOTHING,
  },
  {
    name: 'too many requests, always',
    fault: { kind: 'throttled' },
    hides: EVERYTHING,
  },
  {
    name: 'come back in an hour',
    fault: { kind: 'throttled', retryAfterSeconds: 3600 },
    hides: EVERYTHING,
  },
  {
    name: 'too many requests for VolSync',
    fault: { kind: 'throttled', path: VOLSYNC },
    hides: ['volsync'],
  },
  {
    name: 'an error, twice',
    fault: { kind: 'server-error', times: 2 },
    hides: NOTHING,
  },
  {
    name: 'an error, always',
    fault: { kind: 'server-error' },
    hides: EVERYTHING,
  },
  {
    name: 'an error for VolSync',
    fault: { kind: 'server-error', path: VOLSYNC },
    hides: ['volsync'],
  },
  {
    name: 'an error for workloads',
    fault: { kind: 'server-error', path: '/apis/apps' },
    hides: ['workloads'],
  },
];

const garbage: FaultCase[] = [
  {
    name: 'a login page',
    fault: { kind: 'garbage', form: 'html' },
    hides: EVERYTHING,
  },
  {
    name: 'half an answer',
    fault: { kind: 'garbage', form: 'truncated' },
    hides: EVERYTHING,
  },
  {
    name: 'a login page instead of replication sources',
    fault: { kind: 'garbage', form: 'html', path: SOURCES },
    hides: ['volsync'],
  },
  {
    name: 'half the replication sources',
    fault: { kind: 'garbage', form: 'truncated', path: SOURCES },
    hides: ['volsync'],
  },
  {
    name: 'an answer without end',
    fault: { kind: 'endless-body' },
    hides: EVERYTHING,
  },
  {
    name: 'replication sources without end',
    fault: { kind: 'endless-body', path: SOURCES },
    hides: ['volsync'],
  },
];

const silence: FaultCase[] = [
  {
    name: 'no answer',
    fault: { kind: 'silence' },
    hides: EVERYTHING,
    patience: NO_PATIENCE,
  },
  {
    name: 'no answer for replication sources',
    fault: { kind: 'silence', path: SOURCES },
    hides: ['volsync'],
    patience: LITTLE_PATIENCE,
  },
  {
    name: 'a byte at a time',
    fault: { kind: 'slow-drip', everyMilliseconds: 20 },
    hides: EVERYTHING,
    patience: NO_PATIENCE,
  },
  {
    name: 'replication sources a byte at a time',
    fault: { kind: 'slow-drip', everyMilliseconds: 20, path: SOURCES },
    hides: ['volsync'],
    patience: LITTLE_PATIENCE,
  },
  {
    name: 'connections are reset',
    fault: { kind: 'connection-reset' },
    hides: EVERYTHING,
  },
  {
    name: 'connections are reset for workloads',
    fault: { kind: 'connection-reset', path: '/apis/apps' },
    hides: ['workloads'],
  },
];

/** Every fault of the loopback API, for all of a cluster and for parts of it. */
export const FAULT_CASES: readonly FaultCase[] = [
  ...refusals,
  ...statements,
  ...passing,
  ...garbage,
  ...silence,
];
