import {
  prose,
  proseText,
  renderCommand,
} from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandInText } from './commandInText';
import { kubectl, kubectlPatch } from './kubectl';

/** Names that somebody means harm with. Each would leave a file called `pwned`. */
const harm = fc.constantFrom(
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  '| touch pwned',
  '&& touch pwned',
  '& touch pwned',
  '\ntouch pwned\n',
  "'; touch pwned; '",
  "' touch pwned '",
  "'$(touch pwned)'",
  '"; touch pwned; "',
  '"$(touch pwned)"',
  '“$(touch pwned)”',
  '”; touch pwned; “',
  '\\\ntouch pwned\n',
  '> pwned',
  '>pwned',
  '${X:=$(touch pwned)}',
  '$((a[$(touch pwned)]))',
  '<(touch pwned)',
  '!touch pwned',
  '\u0015touch pwned\n',
  '\u001b[201~touch pwned\n',
  '\r\ntouch pwned\r\n',
  '\u0085touch pwned',
  'a\ttouch pwned',
  '\u202egnp.terces\u2069',
  'ze\u200bro',
  'no\u00a0break',
);

const name = fc
  .tuple(
    fc.constantFrom('', 'keys', 'a b', '-n', '#', "it's"),
    harm,
    fc.constantFrom('', '-1', "'", '"', '\\', '#'),
  )
  .map(parts => parts.join(''));

const hostile = fc.record({ namespace: name, name, more: name });

type Names = { namespace: string; name: string; more: string };

/** Every way in which a command reaches a reader. */
const WAYS: Record<string, (names: Names) => string> = {
  'a block': ({ namespace, name: of, more }) =>
    renderCommand(kubectl(namespace, 'describe', `pvc/${of}`, more), {}, []),
  'a block with a patch': ({ namespace, name: of, more }) =>
    renderCommand(
      kubectlPatch(namespace, 'replicationdestination', of, { spec: more }),
      {},
      [],
    ),
  'the name in a sentence': ({ namespace, name: of, more }) =>
    prose`See ${kubectl(namespace, 'logs', '-f', `job/${of}`, more)}.`
      .flatMap(part => ('code' in part ? [part.code] : []))
      .join(''),
  'a fix, as it is printed': ({ namespace, name: of }) =>
    commandInText(kubectl(namespace, 'get', 'secret', of)),
  'a fix, without what stands around it': ({ namespace, name: of }) =>
    commandInText(kubectl(namespace, 'get', 'secret', of)).slice(1, -1),
};

/** What no eye sees, but for the end of a line. */
const UNSEEN = /(?!\n)\p{Cc}|\p{Cf}|(?! )\p{Zs}/u;

function shells(): string[] {
  return ['/bin/bash', '/bin/dash', '/bin/sh'].filter(path => {
    try {
      execFileSync(path, ['-c', ':']);
      return true;
    } catch {
      return false;
    }
  });
}

/** Types each command into a shell of its own: a quote that stays open reaches no further. */
function typeAll(shell: string, commands: readonly string[], folder: string) {
  const script = commands
    .map((command, index) => {
      const file = join(folder, `${index}.txt`);
      writeFileSync(file, `kubectl() { :; }\n${command}\n`);
      return `${shell} ./${index}.txt </dev/null >/dev/null 2>&1 || true`;
    })
    .join('\n');
  execFileSync('/bin/sh', ['-s'], { input: script, cwd: folder });
}

describe('a command with hostile names', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(WAYS))(
    'executes nothing else in a real shell, from %s',
    way => {
      const commands = fc
        .sample(hostile, { numRuns: 400, seed: 17 })
        .map(WAYS[way]);
      for (const shell of shells()) typeAll(shell, commands, folder);
      expect(
        readdirSync(folder).filter(file => !/^\d+\.txt$/.test(file)),
      ).toEqual([]);
      for (const command of commands) expect(command).not.toMatch(UNSEEN);
    },
  );

  it('gives its program the very words', () => {
    const script = renderCommand(
      kubectl(undefined, 'get', 'keys\u0015\u202ex\u00a0y\n'),
      {},
      [],
    );
    for (const shell of shells()) {
      const seen = execFileSync(shell, ['-s'], {
        input: `kubectl() { printf '%s|' "$@"; }\n${script}\n`,
        encoding: 'utf8',
      });
      expect(seen).toBe('get|keys\u0015\u202ex\u00a0y\n|');
    }
  });

  it('stands in a sentence in quotes that leave its own alone', () => {
    expect(commandInText(kubectl('shop', 'get', 'pods'))).toBe(
      "'kubectl -n shop get pods'",
    );
    expect(commandInText(kubectl('shop', 'get', '$(id)'))).toBe(
      "“kubectl -n shop get '$(id)'”",
    );
    expect(proseText(prose`See ${kubectl('shop', 'get', 'a b')}.`)).toBe(
      "See kubectl -n shop get 'a b'.",
    );
  });
});
