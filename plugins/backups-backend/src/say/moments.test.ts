import { MomentBasis } from '../judge/database/KnownMoment';
import { momentInWords } from './moments';

const LISTED = Date.parse('2026-08-22T10:00:00Z') / 1000;

describe('a moment of a recovery window', () => {
  it.each<[MomentBasis, string]>([
    [{ kind: 'tool' }, 'The tool itself says since when it can restore.'],
    [
      { kind: 'log-kept', newest: 2, of: 'full', listedAt: LISTED },
      'The end of the oldest sound one of the newest 2 full backups that the repository listed on 2026-08-22T10:00:00Z or that were made since: behind these the log is kept.',
    ],
    [
      { kind: 'log-kept', newest: 5, of: 'incremental' },
      'The end of the oldest sound one of the newest 5 incremental backups that were seen: behind these the log is kept.',
    ],
    [
      { kind: 'oldest-full' },
      'The end of the oldest sound full backup that was seen, as far as retention keeps it.',
    ],
    [
      { kind: 'oldest-full', listedAt: LISTED, withoutLog: true },
      'The end of the oldest sound full backup that the repository listed on 2026-08-22T10:00:00Z or that was made since, as far as retention keeps it. The log behind it is not kept.',
    ],
    [
      { kind: 'log-archived', lagSeconds: 300, since: LISTED },
      'The log is archived at the latest every 5 min, and at the last reading that worked. It has worked since 2026-08-22T10:00:00Z.',
    ],
    [
      { kind: 'log-failing', since: LISTED },
      'The log is not archived any more since 2026-08-22T10:00:00Z. Nothing later can be restored.',
    ],
    [
      { kind: 'database-halted' },
      'The database is not ready. When its log was last archived is not known any better.',
    ],
    [
      { kind: 'newest-listed', listedAt: LISTED },
      'The end of the newest backup that the repository listed on 2026-08-22T10:00:00Z with all the log it needs. Nothing says that the log is archived since.',
    ],
  ])('says what it rests on: %j', (basis, words) => {
    expect(momentInWords(basis)).toBe(words);
  });
});
