import { PointsSummary } from 'backstage-plugin-backups-node';
import { HOUR, MINUTE, at } from '../__testUtils__/facts';
import { ListedIdentity } from '../join/RepositoryIndex';
import { PlanMemory } from './memory/PlanMemory';
import { proofOf } from './proof';

const TAKEN = at('2026-08-22T10:00:00Z');
const IDENTITY = 'jukebox@media:/data';

const memory: PlanMemory = {
  firstSeenAt: 0,
  schedule: '',
  scheduleSince: 0,
  lastSuccess: { startedAt: TAKEN - 3 * HOUR, finishedAt: TAKEN - 2 * HOUR },
  durations: [],
  errorReadings: 0,
  suspendedBeforeFirstLook: false,
};

/** The newest point is of the claimed success, and files are missing in it. */
const SPOILED: PointsSummary = {
  identity: IDENTITY,
  points: 2,
  good: 0,
  newest: {
    id: 'k1',
    startedAt: TAKEN - 3 * HOUR,
    finishedAt: TAKEN - 2 * HOUR,
    failedFiles: 3,
  },
};

function kindOf(extent: ListedIdentity['extent'], summary: PointsSummary) {
  return proofOf({
    view: {
      listings: [
        {
          sourceId: 'server/nas',
          repository: 'nas',
          identity: IDENTITY,
          takenAt: TAKEN,
          extent,
          summary,
        },
      ],
      repositories: ['nas'],
    },
    memory,
    graceSeconds: 30 * MINUTE,
    shared: false,
  })?.kind;
}

describe('a listing that has a spoiled point of a claimed success', () => {
  it('contradicts it where every point was seen', () => {
    expect(kindOf('counted', SPOILED)).toBe('hollow');
  });

  it('leaves it open where only the newest point was seen: a good one may be right behind it', () => {
    expect(kindOf('newest-only', SPOILED)).toBe('open');
  });

  it('contradicts it where the newest point is older than the success', () => {
    const older = { ...SPOILED, newest: undefined, points: 0 };
    expect(kindOf('newest-only', older)).toBe('hollow');
  });
});
