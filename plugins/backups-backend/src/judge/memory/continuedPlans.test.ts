import fc from 'fast-check';
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

  it('keeps its story only with the same volume, by the same tool, where its copies are or may be', () => {
    const place = (server: string | undefined): PlanFact['destination'] =>
      server === undefined
        ? { type: 'unknown', label: 'x', derivedFrom: [] }
        : {
            type: 'nfs',
            label: 'NAS',
            server,
            path: '/kopia',
            derivedFrom: [],
          };
    const arbitraryPlan = (key: string) =>
      fc
        .record({
          volume: fc.constantFrom('jukebox', 'films', undefined),
          method: fc.constantFrom('kopia', 'restic'),
          server: fc.constantFrom('nas.lan', 'attic.lan', undefined),
          identity: fc.constantFrom('a@media:/data', 'b@media:/data'),
          suspended: fc.boolean(),
          finishedAt: fc.option(fc.constant(1_790_000_000)),
        })
        .map(of => ({
          of,
          fact: plan(key, {
            method: of.method,
            itemKey: of.volume,
            destination: place(of.server),
            writes: { repository: key, identity: of.identity },
            suspended: of.suspended,
            lastSuccess:
              of.finishedAt === null
                ? undefined
                : { finishedAt: of.finishedAt },
          }),
        }));
    type Drawn = typeof arbitraryPlan extends (
      key: string,
    ) => fc.Arbitrary<infer Plan>
      ? Plan
      : never;
    const objectionsTo = (gone: Drawn, next: Drawn) => [
      gone.of.volume === undefined && 'no volume',
      next.of.volume !== gone.of.volume && 'another volume',
      next.of.method !== gone.of.method && 'another tool',
      next.of.suspended && 'it rests',
      gone.of.server === undefined
        ? next.of.identity !== gone.of.identity && 'nothing shows its place'
        : next.of.server !== gone.of.server && 'another place',
      next.of.identity !== gone.of.identity &&
        next.of.finishedAt === null &&
        'no copy under the new name',
    ];
    let moves = 0;
    fc.assert(
      fc.property(arbitraryPlan('old'), arbitraryPlan('new'), (gone, next) => {
        const found = continuedPlans(sourced(gone.fact), sourced(next.fact));
        moves += found.length;
        expect(
          found.flatMap(() => objectionsTo(gone, next).filter(Boolean)),
        ).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(moves).toBeGreaterThan(20);
  });

  it('is not continued by itself', () => {
    expect(isContinuedBy(old)).toBe(false);
  });
});
