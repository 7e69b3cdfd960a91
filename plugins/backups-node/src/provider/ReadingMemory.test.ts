import { ReadingMemory } from './ReadingMemory';

const OBJECT = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };

describe('what a provider remembers of a reading', () => {
  it('is given again while it holds, and made anew when it does not', () => {
    const memory = new ReadingMemory<{ from: number }>();
    const at = (from: number) =>
      memory.recall(
        'a',
        made => made.from === from,
        () => ({ from }),
      );
    const first = at(1);
    memory.beginReading();
    expect(at(1)).toBe(first);
    memory.beginReading();
    expect(at(2)).toEqual({ from: 2 });
  });

  it('is forgotten when a reading did not ask for it', () => {
    const memory = new ReadingMemory<object>();
    const ask = () =>
      memory.recall(
        'a',
        () => true,
        () => ({}),
      );
    const first = ask();
    memory.beginReading();
    memory.beginReading();
    expect(ask()).not.toBe(first);
  });

  it('understands an object once, and an equal one that is another again', () => {
    const memory = new ReadingMemory<never>();
    const compute = jest.fn(() => ({}));
    const value = memory.understood(OBJECT, compute);
    memory.beginReading();
    expect(memory.understood(OBJECT, compute)).toBe(value);
    expect(memory.understood({ ...OBJECT }, compute)).not.toBe(value);
    expect(compute).toHaveBeenCalledTimes(2);
  });
});
