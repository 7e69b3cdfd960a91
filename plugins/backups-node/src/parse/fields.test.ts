import { z } from 'zod';
import { instant, listOf, listWithGaps } from './fields';
import type { LabelSelector } from './labelSelector';
import { fitsSelector, labelSelector } from './labelSelector';
import { parseLeniently } from './parseLeniently';

describe('fields of objects', () => {
  it.each([
    ['2026-08-22T10:00:00Z', 1787392800],
    ['0001-01-01T00:00:00Z', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads the time %p as %p', (written, seconds) => {
    expect(instant.parse(written)).toBe(seconds);
  });

  it('says of a text that is not a time what is wrong with it', () => {
    const schema = z.object({ at: instant });
    expect(parseLeniently(schema, { at: 'yesterday' })).toEqual({
      value: {},
      problems: [{ field: 'at', message: 'is not a time' }],
    });
  });

  it('leaves a malformed element out of a list, or keeps its place', () => {
    const object = { all: ['a', 7, 'c'] };
    const read = (all: z.ZodType) =>
      parseLeniently(z.object({ all }), object)?.value;
    expect(read(listOf(z.string()))).toEqual({ all: ['a', 'c'] });
    expect(read(listWithGaps(z.string()))).toEqual({
      all: ['a', undefined, 'c'],
    });
  });
});

describe('a label selector', () => {
  const labels = { app: 'radarr', tier: 'media' };
  const expression = (key: string, operator: string, values?: string[]) => ({
    matchExpressions: [{ key, operator, values }],
  });

  it.each<[LabelSelector | undefined, boolean]>([
    [undefined, false],
    [{}, true],
    [{ matchLabels: { app: 'radarr' } }, true],
    [{ matchLabels: { app: 'radarr', tier: 'web' } }, false],
    [expression('app', 'In', ['sonarr', 'radarr']), true],
    [expression('app', 'NotIn', ['radarr']), false],
    [expression('zone', 'NotIn', ['x']), true],
    [expression('app', 'Exists'), true],
    [expression('app', 'DoesNotExist'), false],
    [expression('app', 'Like', ['rad*']), false],
  ])('%j: %p', (selector, fits) => {
    expect(fitsSelector(selector, labels)).toBe(fits);
  });

  it('fits nothing where an expression is malformed', () => {
    const read = parseLeniently(labelSelector, { matchExpressions: ['app'] });
    expect(fitsSelector(read?.value, labels)).toBe(false);
  });
});
