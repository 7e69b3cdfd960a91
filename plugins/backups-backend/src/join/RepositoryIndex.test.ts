import { ListingFact } from 'backstage-plugin-backups-node';
import { HOUR, at, planFact } from '../__testUtils__/facts';
import { RepositoryIndex } from './RepositoryIndex';

const NAS = 'nfs://nas.internal/backups';
const IDENTITY = 'jukebox@media:/data';
const READ = at('2026-08-22T10:00:00Z');

function listing(changes: Partial<ListingFact> = {}): ListingFact {
  return {
    type: 'listing',
    method: 'kopia',
    repository: NAS,
    takenAt: READ,
    extent: 'counted',
    identities: [{ identity: IDENTITY, points: 1, good: 1 }],
    evidence: [],
    ...changes,
  };
}

function listedFor(plan: ReturnType<typeof planFact>, fact: ListingFact) {
  const sourced = { fact, sourceId: 'report/nas' };
  return new RepositoryIndex([], [sourced]).viewOf(plan)?.listings;
}

describe('what repositories say of a plan', () => {
  const plan = planFact({ writes: { repository: NAS, identity: IDENTITY } });

  it('is what a listing of its own tool says', () => {
    expect(listedFor(plan, listing())).toEqual([
      expect.objectContaining({ identity: IDENTITY, takenAt: READ }),
    ]);
  });

  it('is not what another tool lists at the same place under the same name', () => {
    expect(listedFor(plan, listing({ method: 'restic' }))).toBeUndefined();
  });

  it('is nothing where a listing tells only of names that are in it, and this one is not', () => {
    const others = listing({
      onlyListedNames: true,
      identities: [],
      takenAt: READ + HOUR,
    });
    expect(listedFor(plan, others)).toBeUndefined();
  });
});
