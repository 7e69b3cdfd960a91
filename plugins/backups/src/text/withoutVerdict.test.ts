import { withoutVerdict } from './withoutVerdict';

describe('a headline beside its verdict', () => {
  it.each([
    ['At risk: nothing copies actual.', 'Nothing copies actual.'],
    [
      'At risk: komf has no copy newer than 6 d 12 h (RPO 24 h, assumed).',
      'komf has no copy newer than 6 d 12 h (RPO 24 h, assumed).',
    ],
    [
      "Can't tell: home-2 silent since 29 Nov 09:00 UTC. Last known: protected.",
      'home-2 silent since 29 Nov 09:00 UTC. Last known: protected.',
    ],
    [
      'Protected. Newest copy 47 min old (NAS).',
      'Newest copy 47 min old (NAS).',
    ],
    [
      'Protected now, redundancy reduced: Cloudflare R2 is overdue 20 h.',
      'Protected now, redundancy reduced: Cloudflare R2 is overdue 20 h.',
    ],
    ['Nothing to back up.', 'Nothing to back up.'],
    ['At risk.', 'At risk.'],
  ])('is %p without it', (headline, words) => {
    expect(withoutVerdict(headline)).toBe(words);
  });
});
