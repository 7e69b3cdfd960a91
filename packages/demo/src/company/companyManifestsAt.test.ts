import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { companyManifestsAt } from './companyManifestsAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const HOUR = 60 * 60 * 1000;

function companyAt(hour: number): KubernetesObject[] {
  return companyManifestsAt({
    now: new Date(ANCHOR.getTime() + hour * HOUR),
    anchor: ANCHOR,
  });
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Every timestamp below a value, with its path. */
function timestampsIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value)
      ? [[path, Date.parse(value)]]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    timestampsIn(child, `${path}.${key}`),
  );
}

describe('companyManifestsAt', () => {
  it('gives equal objects for equal arguments, and shares nothing between two answers', () => {
    const first = companyAt(0);
    expect(companyAt(0)).toEqual(first);
    for (const object of first) delete object.metadata.labels;
    expect(companyAt(0)).not.toEqual(first);
  });

  it('gives each object a name and a uid of its own', () => {
    const objects = companyAt(0);
    expect(new Set(objects.map(keyOf)).size).toBe(objects.length);
    expect(new Set(objects.map(({ metadata }) => metadata.uid)).size).toBe(
      objects.length,
    );
  });

  it('tells nothing from the future but when copies end to be kept', () => {
    for (let hour = -31 * 24; hour <= 48; hour += 1.7) {
      const now = ANCHOR.getTime() + hour * HOUR;
      const early = companyAt(hour).flatMap(object =>
        timestampsIn(object)
          .filter(([path, time]) => time > now && !/\.expiration$/.test(path))
          .map(([path]) => `${keyOf(object)}${path}`),
      );
      expect(early).toEqual([]);
    }
  });

  it('shows a backup while it is under way and after it', () => {
    const jobAt = (hour: number) =>
      companyAt(hour)
        .filter(({ metadata }) =>
          /^orders-db-repo1-incr-\d+$/.test(metadata.name),
        )
        .at(-1)?.status;
    // An incremental backup begins at ten past four.
    expect(jobAt(-6 + 10.5 / 60)).toMatchObject({ active: 1 });
    expect(jobAt(-5)).toMatchObject({
      succeeded: 1,
      completionTime: expect.stringMatching(/^2026-08-22T04:1/),
    });
  });
});
