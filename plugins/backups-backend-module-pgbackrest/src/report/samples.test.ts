import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportedFact } from 'backstage-plugin-backups-node';
import { meaningOf } from './meaningOf';
import { pgBackRestReportFormat } from './pgBackRestReportFormat';
import { readInfo } from './readInfo';

/** Real output of pgBackRest, see the names of the files. */
const FOLDER = join(__dirname, '..', 'fixtures', 'info');

function outputOf(sample: string): Buffer {
  return readFileSync(join(FOLDER, `${sample}.out`));
}

/** Of repositories without a stanza: it is refused. */
const EMPTY = 'v2.45-00-empty-repos-no-stanza-arg';

/** For each repository: its number, what became of it, how many backups. */
const MEANINGS: Record<string, string> = {
  'v2.45-01-missing-stanza-path': '1 absent 0, 2 absent 0',
  'v2.45-02-stanza-created-no-backup': '1 listed 0, 2 listed 0',
  'v2.45-03-repo1-full-only-repo2-empty': '1 listed 1, 2 listed 0',
  'v2.45-04-healthy-two-repos-full-diff-incr': '1 listed 3, 2 listed 2',
  'v2.45-05-lock-backup-held-repo1-by-2.45': '1 listed 3, 2 listed 2',
  'v2.45-07-lock-backup-held-repo2-by-2.59.1': '1 listed 4, 2 listed 2',
  'v2.45-10-repo2-unreadable': '1 listed 5, 2 unreadable 0',
  'v2.45-11-repo2-unreadable-no-stanza-arg': '1 listed 5, 2 unreadable 0',
  'v2.45-12-both-repos-unreadable': '1 unreadable 0, 2 unreadable 0',
  'v2.45-13-both-repos-unreadable-no-stanza-arg':
    '1 unreadable 0, 2 unreadable 0',
  'v2.45-14-repo2-backup-info-missing': '1 listed 5, 2 absent 0',
  'v2.45-15-repo2-backup-info-corrupt-copy-ok': '1 listed 5, 2 listed 3',
  'v2.45-16-repo2-backup-info-and-copy-corrupt': '1 listed 5, 2 unreadable 0',
  'v2.45-17-set-not-found': '1 listed 0 partial, 2 listed 0 partial',
  'v2.45-18-set-existing-incr': '1 listed 1 partial, 2 listed 0 partial',
  'v2.45-19-only-repo2': '2 listed 3',
  'v2.45-20-unknown-stanza': '1 absent 0, 2 absent 0',
  'v2.45-30-no-archive-check-backup-wal-not-yet-archived':
    '1 listed 6 (1 without log), 2 listed 3',
  'v2.45-31-same-after-archiver-caught-up': '1 listed 6, 2 listed 3',
  'v2.45-32-stanza-stopped': '1 listed 6, 2 listed 3',
  'v2.45-33-after-killed-full-backup': '1 listed 6, 2 listed 3',
  'v2.45-40-page-checksum-error': '1 listed 5 (1 with errors), 2 listed 3',
  'v2.45-41-page-checksum-error-set':
    '1 listed 1 (1 with errors) partial, 2 listed 0 partial',
  'v2.45-50-before-archive-retention': '1 listed 5 (1 with errors)',
  'v2.45-51-after-archive-retention-1-full-gaps': '1 listed 5 (1 with errors)',
  'v2.45-60-block-incremental-encrypted': '1 listed 2 (2 without log)',
  'v2.45-62-pg-mismatch-across-repos':
    '1 listed 1 (1 without log) mismatch, 2 listed 1 (1 without log) mismatch',
  'v2.45-70-wal-segment-lost-in-repo1': '1 listed 5 (1 with errors)',
  'v2.45-71-label-in-host-timezone': '2 listed 4',
  'v2.45-80-parallel-fulls-same-label': '1 listed 3, 2 listed 2',
  'v2.59.1-05-lock-backup-held-repo1-by-2.45': '1 listed 3, 2 listed 2',
  'v2.59.1-07-lock-backup-held-repo2-by-2.59.1': '1 listed 4, 2 listed 2',
  'v2.59.1-21-env-PGBACKREST_SERVICE_HOST': '1 listed 5, 2 listed 3',
  'v2.59.1-60-block-incremental-encrypted': '1 listed 2 (2 without log)',
  'v2.59.1-61-wrong-cipher-pass': '1 unreadable 0',
};

function inWords(sample: string): string {
  return meaningOf(readInfo(outputOf(sample)).stanzas)
    .map(({ repository, state, backups, partial, mismatch }) => {
      const without = backups.filter(backup => !backup.consistent).length;
      const unsound = backups.filter(backup => backup.hasErrors).length;
      return [
        `${repository} ${state} ${backups.length}`,
        without > 0 ? `(${without} without log)` : '',
        unsound > 0 ? `(${unsound} with errors)` : '',
        mismatch ? 'mismatch' : '',
        partial ? 'partial' : '',
      ]
        .filter(Boolean)
        .join(' ');
    })
    .join(', ');
}

async function parse(output: Uint8Array): Promise<ReportedFact[]> {
  async function* body() {
    for (let start = 0; start < output.length; start += 1000) {
      yield output.subarray(start, start + 1000);
    }
  }
  const facts: ReportedFact[] = [];
  const context = {
    repository: 's3://s3.us-east-005.backblazeb2.com/pg/shelf',
    takenAt: 1_795_400_000,
  };
  for await (const fact of pgBackRestReportFormat.parse(body(), context)) {
    facts.push(fact);
  }
  return facts;
}

function codesOf(facts: ReportedFact[]): string[] {
  return facts.flatMap(fact =>
    fact.type === 'finding' ? fact.finding.code : [],
  );
}

function sizeOf(facts: ReportedFact[]): number | undefined {
  return facts
    .flatMap(fact => (fact.type === 'repository' ? fact : []))
    .map(({ sizeBytes }) => sizeBytes)
    .at(0);
}

/** The sample as `--repo=<n>` would have printed it. */
function onlyRepository(sample: string, number: number): Buffer {
  const stanzas = JSON.parse(outputOf(sample).toString());
  for (const stanza of stanzas) {
    stanza.repo = stanza.repo.filter(
      (repo: { key: number }) => repo.key === number,
    );
  }
  return Buffer.from(JSON.stringify(stanzas));
}

describe('what pgbackrest info prints', () => {
  it('is here as a sample for each row of the table', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      [EMPTY, ...Object.keys(MEANINGS)].map(sample => `${sample}.out`).sort(),
    );
  });

  it.each(Object.entries(MEANINGS))('means, in %s: %s', (sample, meaning) => {
    expect(inWords(sample)).toBe(meaning);
  });

  it('trap 25: may be cut off in the middle', () => {
    const output = outputOf('v2.45-04-healthy-two-repos-full-diff-incr');
    expect(() => readInfo(output.subarray(0, 500))).toThrow(/cut off/);
  });
});

describe('a report of a repository', () => {
  it('lists its backups by their ends, and licenses to conclude from what is missing', async () => {
    const facts = await parse(outputOf('v2.45-19-only-repo2'));
    const points = facts.flatMap(fact => (fact.type === 'point' ? fact : []));
    expect(points.map(({ id, kind }) => [id, kind])).toEqual([
      ['20261122-181317F', 'full'],
      ['20261122-181317F_20261122-181326I', 'incremental'],
      ['20261122-181424F', 'full'],
    ]);
    expect(points[0]).toMatchObject({
      identity: 'postgres18-cluster',
      startedAt: 1_795_371_200,
      incomplete: undefined,
      failedFiles: 0,
    });
    expect(facts.at(-1)).toEqual({
      type: 'listed',
      takenAt: 1_795_400_000,
      onlyOf: ['postgres18-cluster'],
    });
    expect(codesOf(facts)).toEqual([]);
  });

  it('traps 1 and 2: that is unreadable is unknown, not empty, and leaves the other alone', async () => {
    const sample = 'v2.45-10-repo2-unreadable';
    const broken = await parse(onlyRepository(sample, 2));
    expect(codesOf(broken)).toEqual(['repository-unreadable']);
    expect(broken.some(fact => fact.type === 'listed')).toBe(false);
    expect(sizeOf(broken)).toBeUndefined();
    const sound = await parse(onlyRepository(sample, 1));
    expect(codesOf(sound)).toEqual([]);
    expect(sound.some(fact => fact.type === 'listed')).toBe(true);
    expect(sizeOf(sound)).toBeGreaterThan(1_000_000);
  });

  it('trap 8: is of one repository, and is refused where it holds several', async () => {
    await expect(
      parse(outputOf('v2.45-04-healthy-two-repos-full-diff-incr')),
    ).rejects.toThrow(/repositories 1 and 2.*--repo=<number>/);
  });

  it('traps 11 and 12: calls a backup with errors, or without its log, no good point', async () => {
    const unsound = await parse(outputOf('v2.45-50-before-archive-retention'));
    expect(codesOf(unsound)).toEqual(['page-errors-in-backup']);
    expect(
      unsound.filter(fact => fact.type === 'point' && fact.failedFiles > 0),
    ).toHaveLength(1);
    const early = await parse(
      onlyRepository(
        'v2.45-30-no-archive-check-backup-wal-not-yet-archived',
        1,
      ),
    );
    expect(codesOf(early)).toEqual(['log-missing-for-backup']);
    expect(
      early.filter(fact => fact.type === 'point' && fact.incomplete),
    ).toHaveLength(1);
  });

  it.each([
    'v2.45-05-lock-backup-held-repo1-by-2.45',
    'v2.59.1-05-lock-backup-held-repo1-by-2.45',
    'v2.45-33-after-killed-full-backup',
  ])('trap 9: says the same whoever holds a lock: %s', async sample => {
    const held = onlyRepository(sample, 1);
    const free = JSON.parse(held.toString());
    const { lock } = free[0].status;
    lock.backup.held = !lock.backup.held;
    expect(await parse(Buffer.from(JSON.stringify(free)))).toEqual(
      await parse(held),
    );
  });

  it('trap 13: tells of backups, and never of how far the log reaches or that it has no gap', async () => {
    const [before, after] = await Promise.all(
      [
        'v2.45-50-before-archive-retention',
        'v2.45-51-after-archive-retention-1-full-gaps',
      ].map(sample => parse(outputOf(sample))),
    );
    // Between the two the log was expired out of the middle: nothing shows it.
    expect(after).toEqual(before);
    const [{ archive }] = JSON.parse(
      outputOf('v2.45-51-after-archive-retention-1-full-gaps').toString(),
    );
    expect(JSON.stringify(after)).not.toContain(archive[0].max);
  });

  it('trap 26: of a stanza that is stopped finds nothing wrong, and nothing better than before', async () => {
    const [stopped, before] = await Promise.all(
      ['v2.45-32-stanza-stopped', 'v2.45-31-same-after-archiver-caught-up'].map(
        sample => parse(onlyRepository(sample, 1)),
      ),
    );
    expect(stopped).toEqual(before);
    expect(codesOf(stopped)).toEqual([]);
  });

  it('traps 24 and 25: has sizes where they are told, and bytes where a key is wrong', async () => {
    const blocks = await parse(
      outputOf('v2.59.1-60-block-incremental-encrypted'),
    );
    expect(blocks.find(fact => fact.type === 'point')).toMatchObject({
      sizeBytes: undefined,
    });
    const encrypted = await parse(outputOf('v2.59.1-61-wrong-cipher-pass'));
    expect(codesOf(encrypted)).toEqual(['repository-unreadable']);
    // eslint-disable-next-line no-control-regex
    expect(JSON.stringify(encrypted)).not.toMatch(/[\u0000-\u001f]/);
  });

  it('of a name that is not there says nothing about others', async () => {
    const facts = await parse(onlyRepository('v2.45-20-unknown-stanza', 1));
    expect(codesOf(facts)).toEqual(['stanza-not-in-repository']);
    expect(facts.some(fact => fact.type === 'listed')).toBe(false);
  });

  const SOUND = outputOf('v2.45-19-only-repo2').toString();

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /is empty/],
    ['blanks', ' \r\n', /is empty/],
    ['an empty list', outputOf(EMPTY), /no stanza at all.*repo1-path/],
    [
      'the text form',
      'stanza: shelf\n    status: ok\n    cipher: none\n',
      /text form/,
    ],
    [
      'the page of a proxy',
      '<!DOCTYPE html><html><body>Sign in</body></html>',
      /web page/,
    ],
    [
      'files of the archive',
      '{".":{"type":"path"},"archive.info":{"type":"file","size":253}}',
      /repo-ls/,
    ],
    ['another object', '{"snapshots":[]}', /one JSON object/],
    [
      'progress only',
      '[{"name":"shelf","status":{"code":0,"lock":{"backup":{"held":true}}}},{"name":"cook","status":{"code":0}}]',
      /--detail-level=progress/,
    ],
    ['a list of snapshots', '[{"id":"k1","source":{}}]', /no list of stanzas/],
    ['numbers', '[1, null, "shelf"]', /no list of stanzas/],
    [
      'an error',
      'P00  ERROR: [032]: key 3 provided for non-existent repo\n',
      /pgBackRest failed.*\[032\]/,
    ],
    ['an error of the shell', 'sh: pgbackrest: not found', /begins with 'sh/],
    ['half of it', SOUND.slice(0, SOUND.length / 2), /cut off/],
  ])('is refused where it is %s, and changes nothing', async (_, body, why) => {
    const refused = parse(Buffer.from(body));
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toMatchObject({ name: 'InputError' });
  });

  it.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${SOUND}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${SOUND}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(SOUND, 'utf16le')],
    ['big UTF-16', Buffer.from(`\ufeff${SOUND}`, 'utf16le').swap16()],
    ['lines of Windows', Buffer.from(SOUND.replaceAll('\n', '\r\n'))],
    [
      'many lines',
      Buffer.from(JSON.stringify(JSON.parse(SOUND), undefined, 2)),
    ],
    [
      'UTF-16 after a warning',
      Buffer.from(`\ufeffP00   WARN: odd option\r\n${SOUND}`, 'utf16le'),
    ],
  ])('is read in %s', async (_, body) => {
    expect(await parse(body)).toEqual(await parse(Buffer.from(SOUND)));
  });

  /** Segments of the log: first and last of the archive, first and last of a backup. */
  const segment = (timeline: number, number: number) =>
    [timeline, 0, number]
      .map(part => part.toString(16).toUpperCase().padStart(8, '0'))
      .join('');
  const withSegments = (
    [min, max]: [string | null, string | null],
    [start, stop]: [string, string],
  ) => {
    const stanzas = JSON.parse(SOUND);
    for (const archive of stanzas[0].archive)
      Object.assign(archive, { min, max });
    stanzas[0].backup = stanzas[0].backup.slice(0, 1);
    stanzas[0].backup[0].archive = { start, stop };
    return Buffer.from(JSON.stringify(stanzas));
  };

  it.each<[string, [number, number][], boolean]>([
    [
      'within one timeline',
      [
        [1, 5],
        [1, 9],
        [1, 6],
        [1, 7],
      ],
      true,
    ],
    [
      'as long as the archive',
      [
        [1, 5],
        [1, 9],
        [1, 5],
        [1, 9],
      ],
      true,
    ],
    [
      'begun before it',
      [
        [1, 5],
        [1, 9],
        [1, 4],
        [1, 7],
      ],
      false,
    ],
    [
      'ended after it',
      [
        [1, 5],
        [1, 9],
        [1, 6],
        [1, 10],
      ],
      false,
    ],
    [
      'from before a restore that went back',
      [
        [1, 10],
        [2, 4],
        [1, 10],
        [1, 10],
      ],
      true,
    ],
    [
      'from after a restore that went back',
      [
        [1, 10],
        [2, 4],
        [2, 4],
        [2, 4],
      ],
      true,
    ],
    [
      'of a timeline between two others',
      [
        [1, 200],
        [3, 2],
        [2, 90],
        [2, 91],
      ],
      true,
    ],
    [
      'ended after the last of the newest timeline',
      [
        [1, 10],
        [2, 4],
        [2, 4],
        [2, 5],
      ],
      false,
    ],
    [
      'begun before the first of the oldest timeline',
      [
        [1, 10],
        [2, 4],
        [1, 9],
        [1, 12],
      ],
      false,
    ],
    [
      'of a timeline that is not archived yet',
      [
        [1, 10],
        [1, 40],
        [2, 12],
        [2, 12],
      ],
      false,
    ],
    [
      'of a timeline whose log is gone',
      [
        [2, 10],
        [2, 40],
        [1, 12],
        [1, 12],
      ],
      false,
    ],
  ])('a backup %s: its log is there or is not', async (_, points, there) => {
    const [min, max, start, stop] = points.map(point => segment(...point));
    const facts = await parse(withSegments([min, max], [start, stop]));
    expect(codesOf(facts)).toEqual(there ? [] : ['log-missing-for-backup']);
  });

  it('concludes nothing where a filter hid every backup', async () => {
    const stanzas = JSON.parse(SOUND);
    stanzas[0].backup = [];
    const facts = await parse(Buffer.from(JSON.stringify(stanzas)));
    expect(facts.some(fact => fact.type === 'listed')).toBe(false);
  });
});
