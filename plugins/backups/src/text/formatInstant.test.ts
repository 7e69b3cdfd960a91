import { Settings } from 'luxon';
import { formatInstant } from './formatInstant';
import { formatInstantInFull } from './formatInstantInFull';

const NOW = '2026-11-22T13:47:00Z';

describe('instants', () => {
  const { defaultZone } = Settings;
  beforeEach(() => {
    Settings.defaultZone = 'Europe/Berlin';
  });
  afterEach(() => {
    Settings.defaultZone = defaultZone;
  });

  it.each([
    ['2026-11-22T13:00:00Z', '14:00'],
    ['2026-11-21T23:30:00Z', '00:30'],
    ['2026-11-21T00:04:00Z', '21 Nov 01:04'],
    ['2025-12-31T12:00:00Z', '31 Dec 2025 13:00'],
  ])('says %s in the zone of the viewer as %s', (instant, text) => {
    expect(formatInstant(instant, NOW)).toBe(text);
  });

  it('says the zone of the viewer and UTC in full', () => {
    expect(formatInstantInFull('2026-11-22T13:00:05Z')).toBe(
      '22 Nov 2026, 14:00:05 GMT+1 · 22 Nov 2026, 13:00:05 UTC',
    );
  });
});
