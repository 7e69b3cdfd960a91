import { PlanFact } from 'backstage-plugin-backups-node';
import { continuedPlans } from './continuedPlans';

function plan(key: string, more: Partial<PlanFact> = {}): PlanFact {
  return {
    type: 'plan',
    key,
    fingerprint: key,
    provider: 'test',
    method: 'kopia',
    object: { cluster: 'home-1', kind: 'Test', name: key },
    labels: {},
    annotations: {},
    itemKey: 'home-1/media/PersistentVolumeClaim/jukebox',
    destination: {
      type: 'nfs',
      label: 'NAS',
      server: 'nas.lan',
      path: '/kopia',
      derivedFrom: [],
    },
    schedule: { kind: 'none' },
    suspended: false,
    reportsSuccess: true,
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: '',
    },
    writes: { repository: key, identity: 'jukebox@media:/data' },
    evidence: [],
    restore: undefined,
    ...more,
  };
}

const sourced = (...facts: PlanFact[]) =>
  facts.map(fact => ({ fact, sourceId: 'home-1/test' }));

describe('a plan that is gone', () => {
  const old = plan('volsync');
  const isContinuedBy = (next: PlanFact, gone = old) =>
    continuedPlans(sourced(gone), sourced(next)).length === 1;

  it('is continued by one of the same volume, name and place', () => {
    expect(isContinuedBy(plan('kopiur'))).toBe(true);
  });

  it('is continued under another name once that has a copy', () => {
    const next = plan('kopiur', {
      writes: { repository: 'k', identity: 'jukebox@media:/pvc/jukebox' },
      lastSuccess: { finishedAt: 1_790_000_000 },
    });
    expect(isContinuedBy(next)).toBe(true);
    const unknown = plan('volsync', {
      destination: { type: 'unknown', label: 'x', derivedFrom: [] },
    });
    expect(isContinuedBy(next, unknown)).toBe(false);
  });

  it('is continued where nobody knows the place it wrote to', () => {
    const unknown = plan('volsync', {
      destination: { type: 'unknown', label: 'x', derivedFrom: [] },
    });
    expect(isContinuedBy(plan('kopiur'), unknown)).toBe(true);
  });

  it.each([
    ['another volume', { itemKey: 'home-1/media/PersistentVolumeClaim/x' }],
    [
      'another name',
      { writes: { repository: 'k', identity: 'jukebox@media:/pvc/jukebox' } },
    ],
    [
      'another place',
      {
        destination: {
          type: 'nfs' as const,
          label: 'NAS',
          server: 'other.lan',
          path: '/kopia',
          derivedFrom: [],
        },
      },
    ],
    ['another tool inside', { method: 'restic' }],
    ['one that rests', { suspended: true }],
  ])('is not continued by %s', (_, more) => {
    expect(isContinuedBy(plan('kopiur', more))).toBe(false);
  });
});
