import { createMockDirectory } from '@backstage/backend-test-utils';
import { ScorecardExport } from 'backstage-plugin-backups-common';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { evidenceChain } from './evidenceChain';

const SCRIPT = resolve(
  __dirname,
  '../../../../../../docs/examples/verify-evidence.mjs',
);

/** Only what the script reads of the header; the rest is carried along. */
const EXPORT = {
  header: {
    now: '2026-08-22T10:00:00Z',
    requestedBy: 'user:default/ana',
    scope: 'everything',
    period: { days: 30, from: '2026-07-23', to: '2026-08-21', observedDays: 9 },
  },
  body: {
    controls: [],
    entities: [
      {
        entityRef: 'component:default/radarr',
        title: 'Two\nlines, ä and \u2028',
      },
      { entityRef: 'component:default/sonarr', title: 'sonarr' },
    ],
    rules: [],
    missed: [],
    departed: [],
    drills: [{ id: '1', outcome: 'failed', check: 'It was empty.' }],
    actions: [],
    exemptions: [],
  },
} as unknown as ScorecardExport;

describe('evidence as a chain', () => {
  const folder = createMockDirectory();
  const { text, head } = evidenceChain(EXPORT);
  const lines = text.trimEnd().split('\n');

  /** @returns what the script says of a file, as a user runs it */
  function verify(content: string, ...more: string[]) {
    folder.setContent({ 'evidence.jsonl': content });
    const file = folder.resolve('evidence.jsonl');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [SCRIPT, file, ...more],
      { encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  }

  it('is verified by the script, with what it is about and its head', () => {
    const { status, said } = verify(text, head);
    expect(said).toContain('Verified: 3 records in one chain.');
    expect(said).toContain('9 of 30 days observed');
    expect(said).toContain(`${head}, as expected`);
    expect(status).toBe(0);
  });

  it.each<[string, string[], string]>([
    [
      'a line was edited',
      lines.map(line => line.replace('"failed"', '"proven"')),
      'Not verified: line 4 was changed',
    ],
    [
      'a line was taken out',
      lines.filter(line => !line.includes('"drills"')),
      'Not verified: line 4 is numbered 4',
    ],
    [
      'two lines changed places',
      [lines[0], lines[2], lines[1], ...lines.slice(3)],
      'Not verified: line 2 is numbered 2',
    ],
    ['its end was cut off', lines.slice(0, -1), 'its end is missing'],
    ['it is no evidence', ['{}'], 'line 1 is numbered undefined'],
  ])('is not verified where %s', (_, edited, expected) => {
    const { status, said } = verify(`${edited.join('\n')}\n`);
    expect(said).toContain(expected);
    expect(status).toBe(1);
  });

  it('is not verified where it was written anew, once its head is known', () => {
    const forged = evidenceChain({
      ...EXPORT,
      body: { ...EXPORT.body, drills: [] },
    });
    expect(verify(forged.text).status).toBe(0);
    expect(verify(forged.text, head)).toMatchObject({
      status: 1,
      said: expect.stringContaining('was written anew'),
    });
  });

  it('is told apart from a file that is not there', () => {
    const { status } = spawnSync(process.execPath, [SCRIPT, '/nowhere.jsonl']);
    expect(status).toBe(2);
  });
});
