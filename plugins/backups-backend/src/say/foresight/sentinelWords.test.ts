import { sentinelInWords } from './sentinelWords';

const AT = Date.UTC(2026, 10, 29) / 1000;

function said(ids: readonly string[]): string {
  return sentinelInWords(
    {
      isSame: new Set(ids).size === 1,
      found: ids.map((id, index) => ({ itemKey: `item-${index}`, id, at: AT })),
      since: AT,
    },
    key => key,
  );
}

it('names the id that all items came back with', () => {
  expect(said(['41', '41'])).toBe(
    'item-0 and item-1 came back with the same id (41): they were of one moment. The oldest of these drills ended 29 Nov 00:00 UTC.',
  );
});

it('names the item that came back with another id, wherever it stands', () => {
  expect(said(['41', '41', '41', '42'])).toContain('item-3 with id 42');
});
