import { z } from 'zod';
import { parseLeniently } from './parseLeniently';

const SCHEMA = z.object({
  name: z.string().optional(),
  keep: z.number().optional(),
  place: z.object({ bucket: z.string().optional() }).optional(),
  paths: z.array(z.string()).optional(),
  mode: z.enum(['copy', 'sync']).optional(),
});

const problemsOf = (object: unknown) =>
  parseLeniently(SCHEMA, object)?.problems.map(
    ({ field, message }) => `${field}: ${message}`,
  );

describe('parsing leniently', () => {
  it('leaves out what is malformed, and nothing else', () => {
    expect(
      parseLeniently(SCHEMA, { name: 7, keep: 3, place: { bucket: 'attic' } })
        ?.value,
    ).toEqual({ keep: 3, place: { bucket: 'attic' } });
  });

  it('leaves out entries of a list, and keeps their neighbours', () => {
    expect(
      parseLeniently(SCHEMA, { paths: [{}, '/a', 4, '/b'], keep: 'x' })?.value,
    ).toEqual({ paths: ['/a', '/b'] });
  });

  it.each([
    [{ place: 2 }, 'place: It is a number where an object is expected'],
    [{ name: ['a'] }, 'name: It is a list where a text is expected'],
    [{ keep: true }, 'keep: It is true or false where a number is expected'],
    [{ paths: [{}] }, 'paths.0: It is an object where a text is expected'],
    [{ mode: 'move' }, 'mode: Its value is none that is known here'],
  ])('says what is wrong with %j in plain words', (object, words) => {
    expect(problemsOf(object)).toEqual([
      expect.stringContaining(`${words}, and was left out.`),
    ]);
  });

  it('takes null for what is not there', () => {
    expect(parseLeniently(SCHEMA, { name: null })).toEqual({
      value: {},
      problems: [],
    });
  });
});
