import { noDatabase, nothingToRestore } from './restores';

describe('where nothing can be restored', () => {
  it.each([
    [
      { uncopied: [], silent: [] },
      'There is no copy to restore from that this portal knows.',
    ],
    [
      { uncopied: ['shelf'], silent: [] },
      'shelf has no backup that this portal knows.',
    ],
    [
      { uncopied: [], silent: ['garage'] },
      'garage is not answering: look there for a copy, too.',
    ],
  ])('what has no backup, and what was not read, is named: %j', (known, text) =>
    expect(nothingToRestore(known)).toBe(text),
  );

  it('a database without a backup is not one that does not exist', () => {
    expect(noDatabase({ uncopied: ['shelf-db'], silent: [] })).toBe(
      'shelf-db has no backup that this portal knows.',
    );
    expect(noDatabase({ uncopied: [], silent: ['garage'] })).toBe(
      'No database of this app is known. garage is not answering: look there for a copy, too.',
    );
  });
});
