import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'backstage-plugin-backups-common';
import { renderCommand } from 'backstage-plugin-backups-common';
import {
  waitForJob,
  waitForObject,
  waitForPhase,
  waitForTrigger,
} from './waitFor';

const HOSTILE = "it's $(touch pwned)";

describe('a wait of a runbook, in a real shell', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wait-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, text: string) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }

  /**
   * Types a wait. kubectl answers each call with the next of the words, the last
   * again and again; `undefined`: there is no such object.
   */
  function type(command: Command, words: readonly (string | undefined)[]) {
    words.forEach((word, index) => {
      if (word !== undefined) writeFileSync(join(folder, `${index}`), word);
    });
    program(
      'kubectl',
      `cd "${folder}"; printf '%s\\n' "$*" >>calls
at=$(( $(wc -l <calls) - 1 )); [ "$at" -lt ${words.length} ] || at=${
        words.length - 1
      }
if [ -e "$at" ]; then cat "$at"; else echo 'Error from server (NotFound)' >&2; exit 1; fi`,
    );
    program('sleep', 'exit 0');
    const script = `${renderCommand(command, {}, [])}; echo "ended with $?"`;
    const printed = execFileSync('/bin/sh', ['-s'], {
      cwd: folder,
      input: script,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    return {
      lines: printed.trim().split('\n'),
      calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n'),
    };
  }

  const RESTORE = waitForPhase('velero', 'restores.velero.io/r', [
    'Completed',
    'PartiallyFailed',
    'Failed',
  ]);
  const CASES: [
    title: string,
    command: Command,
    words: (string | undefined)[],
    lines: string[],
  ][] = [
    [
      'a Job that is done',
      waitForJob('media', 'job-1'),
      ['', '', 'SuccessCriteriaMet Complete'],
      ['Complete', 'ended with 0'],
    ],
    [
      'a Job that failed at once',
      waitForJob('media', 'job-1'),
      ['FailureTarget', 'FailureTarget Failed'],
      ['Failed', 'ended with 0'],
    ],
    [
      'a Job that is not there',
      waitForJob('media', 'job-1'),
      [undefined],
      ['ended with 1'],
    ],
    [
      'a destination whose mover fails and is tried again',
      waitForTrigger('media', 'radarr-restore-t1', 'restore-t1'),
      [' ', ' Failed'],
      ['Failed', 'ended with 0'],
    ],
    [
      'a destination that is done',
      waitForTrigger('media', 'radarr-restore-t1', 'restore-t1'),
      ['restore-t0 Successful', 'restore-t1 Successful'],
      ['restore-t1', 'ended with 0'],
    ],
    [
      'a phase that only ends like one that is an end',
      RESTORE,
      ['', 'FinalizingPartiallyFailed', 'PartiallyFailed'],
      ['PartiallyFailed', 'ended with 0'],
    ],
    [
      'names that mean harm',
      waitForPhase(HOSTILE, HOSTILE, ['Failed']),
      ['Failed'],
      ['Failed', 'ended with 0'],
    ],
    [
      'an object that something else makes',
      waitForObject('velero', 'backups.velero.io/b'),
      [undefined, undefined, 'backup.velero.io/b\n'],
      ['backup.velero.io/b', 'ended with 0'],
    ],
    [
      'an object that never appears',
      waitForObject('velero', 'backups.velero.io/b'),
      [undefined],
      ['ended with 1'],
    ],
  ];

  it.each(CASES)('ends: %s', (_, command, words, lines) => {
    const answer = type(command, words);
    expect(answer.lines).toEqual(lines);
    expect(answer.calls.length).toBeGreaterThanOrEqual(words.length);
    expect(answer.calls.every(call => call.includes(' get '))).toBe(true);
  });
});
