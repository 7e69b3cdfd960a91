import { insideSentence } from './insideSentence';

describe('a sentence after a colon', () => {
  it.each([
    ['The last restore drill failed.', 'the last restore drill failed.'],
    [
      'Backups of shelf are started twice.',
      'backups of shelf are started twice.',
    ],
    ['No copy was found.', 'no copy was found.'],
  ])('begins small: %s', (sentence, inside) => {
    expect(insideSentence(sentence)).toBe(inside);
  });

  it.each([
    'NAS copy of radarr is failing.',
    'Backup nightly of films is gone.',
    'VolSync does not run it.',
    'Itsy has no copy.',
    "'hourly: 4' keeps about 1 snapshot.",
  ])('keeps a name as it is: %s', sentence => {
    expect(insideSentence(sentence)).toBe(sentence);
  });
});
