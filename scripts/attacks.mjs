/**
 * What was tried against the plugins, as a table: each row is a kind of attack,
 * played again by the tests that hold it. Everything happens on this machine, in
 * the memory of the tests, or between them and 127.0.0.1; no row takes longer
 * than its deadline.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, main } from './workspace.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Longest that all of it may take, milliseconds. */
const DEADLINE = 20 * 60_000;

/** What is tried, and which tests try it. */
const ATTACKS = [
  [
    'secrets in texts: carriers × names × separators × quotes × values',
    'plugins/backups-node/src/redact/redactText.forms.test.ts',
  ],
  [
    'names, sizes, times, hashes and paths that must stay',
    'plugins/backups-node/src/redact/redactText.plain.test.ts',
  ],
  [
    'texts that make redaction slow',
    'plugins/backups-node/src/redact/redactText.cost.test.ts',
  ],
  [
    'secrets planted in objects, reports and servers',
    'packages/demo/src/faults/redaction/redaction.test.ts',
  ],
  [
    'hostile names in commands, in bash, dash and sh',
    'plugins/backups-node/src/runbook/commandInText.test.ts',
  ],
  [
    'hostile words and manifests in a real shell',
    'plugins/backups-common/src/runbook/renderCommand.test.ts',
  ],
  [
    'reports that are huge, crossed, deep or in another encoding',
    'plugins/backups-backend-module-kopia/src/report/hostileReport.test.ts',
  ],
  [
    'reports of others, too large, broken off, from the future',
    'plugins/backups-backend/src/receive/ReportReceiver.test.ts',
  ],
  [
    'every route without its permission',
    'plugins/backups-backend/src/serve/authorisedRoutes.test.ts',
  ],
  [
    'cursors and questions of another shape',
    'plugins/backups-backend/src/serve/scorecard/scorecard.test.ts',
  ],
  [
    'lists asked by somebody who may see a part',
    'plugins/backups-backend/src/serve/scorecard/permissions.test.ts',
  ],
  [
    'secrets to a server without encryption',
    'plugins/backups-node/src/server/serverAddress.test.ts',
  ],
];

const HELP = `npm run attacks

  Plays what was tried against the plugins, and prints what held and what broke.

  --help
`;

function playAll() {
  const folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  try {
    const output = join(folder, 'results.json');
    const { status, error } = spawnSync(
      join(ROOT, 'node_modules/.bin/backstage-cli'),
      [
        'repo',
        'test',
        '--no-watch',
        '--silent',
        '--maxWorkers=1',
        '--testTimeout=120000',
        '--json',
        `--outputFile=${output}`,
        ...ATTACKS.map(([, file]) => file),
      ],
      {
        cwd: ROOT,
        env: { ...process.env, CI: 'true' },
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: DEADLINE,
      },
    );
    if (error) throw error;
    const results = new Map(
      JSON.parse(readFileSync(output, 'utf8')).testResults.map(result => [
        relative(ROOT, result.name),
        result.assertionResults,
      ]),
    );
    const rows = ATTACKS.map(([what, file]) => {
      const tried = results.get(file) ?? [];
      const held = tried.filter(({ status: was }) => was === 'passed').length;
      return { what, tried: tried.length, held, broke: tried.length - held };
    });
    const width = Math.max(...rows.map(({ what }) => what.length));
    console.log(`${'attack'.padEnd(width)}  tried   held  broke`);
    for (const { what, tried, held, broke } of rows) {
      console.log(
        `${what.padEnd(width)} ${[tried, held, broke]
          .map(count => String(count).padStart(6))
          .join(' ')}`,
      );
    }
    // A row that tried nothing has held nothing.
    const isHeld = rows.every(({ tried, broke }) => tried > 0 && broke === 0);
    console.log(isHeld ? 'Every row is held.' : 'Not every row is held.');
    process.exitCode = isHeld && status === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  await install();
  playAll();
}, HELP);
