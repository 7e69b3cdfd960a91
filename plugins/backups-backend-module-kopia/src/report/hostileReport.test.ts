import { InputError } from '@backstage/errors';
import { kopiaReportFormat } from './kopiaReportFormat';
import { at, NAS, parseReport } from '../fixtures/parseReport';
import { snapshot } from '../fixtures/snapshots';

const CONTEXT = { repository: NAS, takenAt: at('2026-08-22T10:00:00Z') };

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function snapshotOf(path: string, index: number) {
  return {
    ...snapshot({ startTime: '2026-08-22T06:00:00Z' }),
    id: index.toString(16).padStart(32, '0'),
    source: { userName: 'radarr', host: 'downloads', path },
  };
}

/** Snapshots of one user, and retention for other paths of the same user. */
function crossed(count: number) {
  return {
    snapshots: many(count, index => snapshotOf(`/s${index}`, index)),
    policies: many(count, index => ({
      id: 'x',
      target: { userName: 'radarr', host: 'downloads', path: `/p${index}` },
      retention: { keepDaily: 7 },
    })),
  };
}

/** Time that this process itself worked, in microseconds: not the clock. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user;
}

async function refusal(report: unknown): Promise<string> {
  const bytes = Buffer.isBuffer(report)
    ? report
    : Buffer.from(JSON.stringify(report));
  async function* body() {
    for (let start = 0; start < bytes.length; start += 4_096) {
      yield bytes.subarray(start, start + 4_096);
    }
  }
  try {
    for await (const fact of kopiaReportFormat.parse(body(), CONTEXT)) {
      expect(fact.type).toBeDefined();
    }
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
}

describe('a hostile Kopia report', () => {
  it('costs what it is long, when policies and snapshots are crossed', async () => {
    await parseReport(crossed(100));
    const small = await cost(() => parseReport(crossed(500)));
    const large = await cost(() => parseReport(crossed(4_000)));
    // Eight times as long: a square would cost 64 times as much.
    expect(large).toBeLessThan(Math.max(small, 50_000) * 24);
  });

  it('says little, however much it lists', async () => {
    const facts = await parseReport(crossed(400));
    const findings = facts.flatMap(fact =>
      fact.type === 'finding' ? [fact.finding] : [],
    );
    expect(findings).toHaveLength(51);
    expect(Math.max(...findings.map(({ title }) => title.length))).toBeLessThan(
      300,
    );
    expect(findings[0].title).toBe(
      'Retention is set for radarr@downloads:/p0, which has no snapshots; radarr@downloads has those of /s0, /s1, /s10 and 397 more paths.',
    );
    expect(findings.at(-1)?.title).toMatch(/for 350 more sources/);
  });

  it('costs what it is long, when paths are deep', async () => {
    const deep = (depth: number, count: number) => ({
      snapshots: many(count, index =>
        snapshotOf(`${'/a'.repeat(depth)}${index}`, index),
      ),
      policies: many(count, index => ({
        target: {
          userName: 'radarr',
          host: 'downloads',
          path: `${'/a'.repeat(depth)}${index}`,
        },
        retention: { keepDaily: 7 },
      })),
    });
    await parseReport(deep(10, 10));
    const small = await cost(() => parseReport(deep(100, 100)));
    const large = await cost(() => parseReport(deep(800, 100)));
    expect(large).toBeLessThan(Math.max(small, 50_000) * 24);
  });

  it.each([
    [
      'a part that is too large',
      { maintenance: { owner: 'x'.repeat(2_000_000) } },
      /larger than 1 MiB/,
    ],
    [
      'a section nobody knows that is too large',
      { other: many(300_000, index => index) },
      /larger than 1 MiB/,
    ],
    [
      'a list of something else',
      { snapshots: many(20_000, () => 1) },
      /cannot be understood/,
    ],
    [
      'letters of another encoding',
      Buffer.from('{"snapshots":[{"id":"caf\u00e9"}]}', 'latin1'),
      /neither UTF-8 nor UTF-16/,
    ],
  ])('is refused for %s', async (_, report, message) => {
    expect(await refusal(report)).toMatch(message);
  });

  it('is bounded in what it says of runs, pins and names', async () => {
    const facts = await parseReport({
      snapshots: [
        {
          ...snapshotOf('/data', 1),
          pins: many(5_000, index => `pin ${index}`),
        },
        snapshotOf(`/${'x'.repeat(9_000)}`, 2),
      ],
      maintenance: {
        owner: 'kopia@maintenance',
        schedule: {
          runs: Object.fromEntries(
            many(500, index => [
              `full-${index}`,
              many(20, () => ({ start: '2026-08-22T00:00:00Z' })),
            ]),
          ),
        },
      },
    });
    const points = facts.flatMap(fact => (fact.type === 'point' ? [fact] : []));
    expect(points.map(({ pins }) => pins.length)).toEqual([100]);
  });
});
