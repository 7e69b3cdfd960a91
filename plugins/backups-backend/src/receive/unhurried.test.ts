import { unhurried } from './unhurried';

describe('a body that is taken apart without hurry', () => {
  async function* body() {
    yield Buffer.alloc(10_000, 1);
    yield Buffer.alloc(3, 2);
  }

  it('is the same body, in small pieces', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of unhurried(body())) pieces.push(piece);
    expect(pieces.map(piece => piece.length)).toEqual([4096, 4096, 1808, 3]);
    expect(
      Buffer.concat(pieces).equals(
        Buffer.concat([Buffer.alloc(10_000, 1), Buffer.alloc(3, 2)]),
      ),
    ).toBe(true);
  });

  it('lets others do what they have to, in the middle of it', async () => {
    let now = 0;
    const done: string[] = [];
    for await (const _ of unhurried(body(), () => now)) {
      now += 5;
      done.push('piece');
      if (done.length === 1) setImmediate(() => done.push('somebody else'));
    }
    expect(done.indexOf('somebody else')).toBe(1);
  });
});
