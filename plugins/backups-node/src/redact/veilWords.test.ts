import fc from 'fast-check';
import { veilWords } from './veilWords';

const word = fc.stringMatching(/^[a-z][a-z0-9]{3,12}$/);

describe('veilWords', () => {
  it('keeps what stands between words, and shows none of them', () => {
    expect(veilWords('apps/radarr_volsync.key')).toMatch(
      /^[0-9a-f]{8}\/[0-9a-f]{8}_[0-9a-f]{8}\.[0-9a-f]{8}$/,
    );
    expect(veilWords('')).toBe('');
  });

  it('keeps equal words equal, wherever they stand', () => {
    fc.assert(
      fc.property(word, word, (first, second) => {
        const [one, two] = veilWords(`${first}-${second}`).split('-');
        expect(veilWords(`${second}/${first}`)).toBe(`${two}/${one}`);
        expect(one === two).toBe(first === second);
      }),
    );
  });
});
