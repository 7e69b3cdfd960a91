import { dayOf } from 'backstage-plugin-backups-common';
import { DestinationDocument } from '../../keep/estate/estateDocuments';
import { RepositoryDocument } from '../../keep/RepositoryDocument';
import { sizesOf } from './sizesOf';

const NOW = Date.parse('2026-08-22T10:00:00Z') / 1000;
const DAY = 86_400;
const GB = 1e9;

interface Measured {
  sizeBytes?: number;
  availableBytes?: number;
  /** What it held a week ago. */
  before?: number;
}

/** One destination with these repositories. */
async function sizes(...measured: Measured[]) {
  const documents = measured.map(
    ({ before: _, ...sizesNow }, index) =>
      ({
        id: `r${index}`,
        sourceId: `report/kopia/r${index}`,
        planIds: [`p${index}`],
        ...sizesNow,
      } as unknown as RepositoryDocument),
  );
  let asked = -1;
  const found = await sizesOf(
    {
      getRepositories: async () => documents,
      getRepositoryDays: async () => {
        asked += 1;
        const { before, sizeBytes } = measured[asked];
        return [
          ...(before === undefined
            ? []
            : [{ day: dayOf(NOW - 7 * DAY), sizeBytes: before }]),
          { day: dayOf(NOW), sizeBytes: sizeBytes ?? 0 },
        ];
      },
    },
    [
      {
        key: 'nas',
        planIds: measured.map((_, index) => `p${index}`),
      } as unknown as DestinationDocument,
    ],
    NOW,
  );
  return found.get('nas');
}

describe('what repositories at a destination hold', () => {
  it('is added up, with its growth a day', async () => {
    expect(
      await sizes(
        { sizeBytes: 100 * GB, before: 93 * GB },
        { sizeBytes: 20 * GB, before: 13 * GB },
      ),
    ).toEqual({
      storedBytes: 120 * GB,
      growthBytesPerDay: 2 * GB,
      measuredPlans: 2,
      fullAt: undefined,
    });
  });

  it.each<[string, Measured[], string | undefined]>([
    [
      'the room that is left is filled at the rate of last week',
      [{ sizeBytes: 100 * GB, before: 93 * GB, availableBytes: 10 * GB }],
      '2026-09-01T10:00:00.000Z',
    ],
    [
      'two on one disk fill the same room together',
      [
        { sizeBytes: 100 * GB, before: 93 * GB, availableBytes: 10 * GB },
        { sizeBytes: 20 * GB, before: 13 * GB, availableBytes: 10 * GB },
      ],
      '2026-08-27T10:00:00.000Z',
    ],
    [
      'one of two does not tell what room it has',
      [
        { sizeBytes: 100 * GB, before: 93 * GB, availableBytes: 10 * GB },
        { sizeBytes: 20 * GB, before: 13 * GB },
      ],
      undefined,
    ],
    [
      'it was measured once',
      [{ sizeBytes: 100 * GB, availableBytes: 10 * GB }],
      undefined,
    ],
    [
      'it shrinks',
      [{ sizeBytes: 90 * GB, before: 93 * GB, availableBytes: 10 * GB }],
      undefined,
    ],
    [
      'it lasts for more than ten years',
      [{ sizeBytes: 93.1 * GB, before: 93 * GB, availableBytes: 9000 * GB }],
      undefined,
    ],
    [
      'nothing is left',
      [{ sizeBytes: 100 * GB, before: 93 * GB, availableBytes: 0 }],
      '2026-08-22T10:00:00.000Z',
    ],
  ])('tells when it is full, or not: %s', async (_what, measured, fullAt) => {
    expect((await sizes(...measured))?.fullAt).toBe(fullAt);
  });
});
