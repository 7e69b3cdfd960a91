import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { Command, ManifestValue, Word } from './Command';
import { run, runWithManifests } from './Command';
import { quoteWord } from './quoteWord';
import { fieldsOfCommand, renderCommand } from './renderCommand';
import type { RunbookField } from './Runbook';

/** Shells that are here; `sh` always is. */
const SHELLS = ['/bin/sh', '/bin/bash'];

/** Names that somebody means harm with, and any other. */
const hostile = fc
  .oneof(
    fc.constantFrom(
      '$(touch /tmp/pwned)',
      '`id`',
      "'; rm -rf /; '",
      '"$HOME"',
      '\\',
      "it's",
      'two\nlines',
      'EOF',
      '!!',
      '-rf',
      '~',
      '*',
      '#no',
      '&&',
      '${X:?y}',
      'a\tb',
      '',
      ' ',
      'ünïcode 🎞',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map(text => Buffer.from(text.replaceAll('\u0000', '')).toString());

const FIELDS: RunbookField[] = [{ id: 'CLASS', label: 'Snapshot class' }];

function shell(
  program: string,
  script: string,
  environment: Record<string, string> = {},
): string {
  return execFileSync(program, [], {
    // Several commands in one process: starting a shell takes longest.
    input: script,
    env: { PATH: process.env.PATH, ...environment },
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

const PROBE = `probe() { printf '%s\\0' "$@"; printf '\\0END\\0'; }\n`;

describe.each(SHELLS)('a command in a real %s', program => {
  it('gives every word to its program unchanged, however hostile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 6 }), {
          minLength: 20,
          maxLength: 20,
        }),
        commands => {
          const script = commands
            .map(words => renderCommand(run('probe', ...words), {}, []))
            .join('\n');
          const seen = shell(program, `${PROBE}${script}\n`)
            .split('\u0000\u0000END\u0000')
            .slice(0, -1)
            .map(text => text.split('\u0000'));
          expect(seen).toEqual(commands);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('gives manifests on unchanged, with every value filled in or asked for', () => {
    const leaf = fc.oneof(
      hostile,
      fc.integer(),
      fc.boolean(),
      fc.constantFrom('yes', 'on', '0o17', '1_000', '2026-11-22T10:30:00Z'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(hostile, fc.oneof(leaf, fc.array(leaf))),
        fc.stringMatching(/^[a-z0-9.-]{1,20}$/),
        (spec, name) => {
          fc.pre(!('field' in spec) && !('__proto__' in spec));
          const command = runWithManifests(
            ['cat'],
            [
              { kind: 'A', spec: spec as Record<string, ManifestValue> },
              { kind: 'B', name: { field: 'CLASS' } },
            ],
          );
          for (const [values, environment] of [
            [{ CLASS: name }, {}],
            [{}, { CLASS: name }],
          ] as const) {
            const text = shell(
              program,
              renderCommand(command, values, FIELDS),
              environment,
            );
            // As kubectl reads it.
            const [a, b] = parseAllDocuments(text, { version: '1.1' }).map(
              document => document.toJS(),
            );
            expect(a).toEqual({ kind: 'A', spec });
            expect(String(b.name)).toBe(name);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('does nothing while a value is missing, and says which', () => {
    const words: Word[] = ['echo', { parts: ['--class=', { field: 'CLASS' }] }];
    const script = renderCommand(run(...words), {}, FIELDS);
    expect(script).toBe(
      'echo --class="${CLASS:?first fill in: Snapshot class}"',
    );
    expect(() => shell(program, script)).toThrow();
    expect(shell(program, script, { CLASS: 'a "b" $c' })).toBe(
      '--class=a "b" $c\n',
    );
    const manifest = runWithManifests(
      ['cat'],
      [{ class: { field: 'CLASS' }, other: '$HOME' }],
    );
    expect(() => shell(program, renderCommand(manifest, {}, FIELDS))).toThrow();
  });

  it('asks once in each program, wherever the value stands', () => {
    const field = { field: 'CLASS' };
    const guard = '${CLASS:?first fill in: Snapshot class}';
    const piped: Command = {
      kind: 'run',
      pipeline: [
        ['echo', field, { parts: ['b', field] }],
        ['grep', field],
      ],
    };
    const script = renderCommand(piped, {}, FIELDS);
    expect(script).toBe(`echo "${guard}" b"\${CLASS}" | grep "${guard}"`);
    expect(() => shell(program, script)).toThrow();
    expect(shell(program, script, { CLASS: 'a' })).toBe('a ba\n');
    const manifest = runWithManifests(
      ['cat'],
      [{ one: field }, { two: [field] }],
    );
    const yaml = renderCommand(manifest, {}, FIELDS);
    expect(yaml.split('first fill in')).toHaveLength(2);
    expect(() => shell(program, yaml)).toThrow();
    expect(shell(program, yaml, { CLASS: 'a' })).toContain("- 'a'");
  });

  it('keeps what a program prints in a variable', () => {
    const command = {
      kind: 'export' as const,
      variable: 'KEY',
      pipeline: [
        ['printf', '%s', 'aGVsbG8gJEhPTUU='],
        ['base64', '-d'],
      ],
    };
    const script = `${renderCommand(command, {}, [])}\nprintf %s "$KEY"`;
    expect(shell(program, script)).toBe('hello $HOME');
  });

  it('stops where a variable stays empty, unless it may', () => {
    const command = {
      kind: 'export' as const,
      variable: 'KEY',
      pipeline: [['true']],
    };
    const type = (optional: boolean) =>
      shell(
        program,
        `${renderCommand({ ...command, optional }, {}, [])}\nprintf done`,
      );
    expect(() => type(false)).toThrow();
    expect(type(true)).toBe('done');
  });
});

describe('renderCommand', () => {
  it('leaves plain words plain, and breaks long lines before options', () => {
    expect(
      renderCommand(
        run('kubectl', '-n', 'downloads', 'get', 'pvc', 'radarr'),
        {},
        [],
      ),
    ).toBe('kubectl -n downloads get pvc radarr');
    const long = renderCommand(
      run(
        'kopia',
        'repository',
        'connect',
        's3',
        '--bucket=nerdz-volsync-kopia',
        '--prefix=radarr/',
        '--endpoint=s3.us-east-005.backblazeb2.com',
        '--readonly',
      ),
      {},
      [],
    );
    expect(long.split('\n').map(line => line.length > 95)).not.toContain(true);
    expect(long).toContain(' \\\n  --bucket=');
  });

  it('refuses a NUL, which no program can be given', () => {
    expect(() => quoteWord('a\u0000b')).toThrow(TypeError);
  });

  it('refuses a field the runbook does not have', () => {
    expect(() => renderCommand(run('echo', { field: 'X' }), {}, [])).toThrow(
      'no field X',
    );
  });

  it('tells which fields a command needs', () => {
    expect(
      fieldsOfCommand(
        runWithManifests(
          ['kubectl', { parts: ['a', { field: 'ONE' }] }],
          [{ spec: { list: [{ field: 'TWO' }] } }],
        ),
      ),
    ).toEqual(['ONE', 'TWO']);
  });
});
