import { NEVER } from 'backstage-plugin-backups-common';
import { calmEntity } from '../../__testUtils__/calmEntity';
import { NOON, planDocument } from '../../__testUtils__/documents';
import { ProofKind } from '../../judge/proof';
import { ItemDocument } from '../documents';
import { levelInput } from './levelInput';

const HOUR = 3600;
const PLAN = '0123456789abcdef';

const item: ItemDocument = {
  key: 'home-1/downloads/PersistentVolumeClaim/radarr',
  kind: 'persistent-volume-claim',
  name: 'radarr',
  cluster: 'home-1',
  sharedBy: 1,
  because: '',
  conflictsWith: [],
  unprotected: false,
  rpo: { origin: 'none' },
  atRiskAt: NEVER,
  unknownAt: NEVER,
  planIds: [PLAN],
  findings: [],
};

/** A copy whose repository was listed eight hours ago, and held a point of an hour before. */
function copyOfProof(kind: ProofKind) {
  const identity = 'radarr@downloads:/data';
  const listing = {
    sourceId: 'reports',
    repository: 'b2',
    identity,
    takenAt: NOON - 8 * HOUR,
    extent: 'counted' as const,
    summary: {
      identity,
      points: 1,
      good: 1,
      newestGood: {
        id: 'k1',
        startedAt: NOON - 9 * HOUR,
        finishedAt: NOON - 9 * HOUR + 60,
      },
    },
  };
  const { items } = levelInput({
    entity: calmEntity('radarr', {}, { items: [item] }),
    plans: new Map([[PLAN, planDocument(PLAN, { proof: { kind, listing } })]]),
    at: {
      verdict: 'protected',
      clock: NOON,
      judgedAt: NOON,
      pastRpoByLastKnowledge: false,
    },
    watched: undefined,
    drills: new Map(),
    locks: new Map(),
    rules: { countsFrom: {} },
  });
  return items[0].copies[0];
}

describe('what a level is judged from', () => {
  it('holds the newest point of a listing that is too early for the newest success', () => {
    expect(copyOfProof('open')).toMatchObject({
      seen: false,
      listedPointAt: NOON - 9 * HOUR,
    });
  });

  it.each<[ProofKind, boolean]>([
    ['seen', true],
    // What is listed is of another plan, or not what was claimed.
    ['shared', false],
    ['hollow', false],
    ['identical', false],
    ['not-told', false],
  ])('leaves a copy whose proof is %s to the proof', (kind, seen) => {
    const copy = copyOfProof(kind);
    expect([copy.seen, copy.listedPointAt]).toEqual([seen, undefined]);
  });
});
