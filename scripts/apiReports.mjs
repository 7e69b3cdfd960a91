// npm run docs:api: writes what each entry point of a published package
// promises, so that a change of it is seen in review.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createReader } from './apiReports/declarations.mjs';
import { SetUpError, main, root } from './workspace.mjs';

const HELP = `npm run docs:api [-- options]

  Writes report.api.md of each package: what its entry points export.

  --check  only says which reports differ from the sources
  --help
`;

/** Entry points for this repository's own tests and threads promise nothing. */
const UNPROMISED = ['./package.json', './testUtils', './worker'];

const byName = (a, b) => (a < b ? -1 : Number(a > b));

function entryPointsOf(folder) {
  const path = join(root, 'plugins', folder, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const mounts = manifest.exports ?? { '.': manifest.main };
  return Object.entries(mounts)
    .filter(([mount]) => !UNPROMISED.includes(mount))
    .map(([mount, file]) => ({
      title: join(manifest.name, mount),
      file: join(root, 'plugins', folder, file),
      report: join(
        root,
        'plugins',
        folder,
        mount === '.' ? 'report.api.md' : `report-${basename(mount)}.api.md`,
      ),
    }));
}

/** What an entry point exports, and what that is made of. */
function reportOf({ title, file }, reader) {
  const exported = reader.exportsOf(file);
  const lines = [];
  const waiting = [];
  for (const { name, path, inner, from } of exported) {
    if (!path) {
      lines.push(
        `export ${name === '*' ? '*' : `{ ${name} }`} from '${from}';`,
      );
      continue;
    }
    const place = reader.locate(path, inner);
    if (!place) throw new SetUpError(`${title}: where is ${name} declared?`);
    if (place.name !== name) {
      lines.push(`export { ${place.name} as ${name} };`);
    }
    waiting.push({ ...place, isNamed: place.name === name });
  }
  const blocks = new Map();
  while (waiting.length > 0) {
    const { path, name, isNamed } = waiting.shift();
    const key = `${name} ${relative(root, path)}`;
    const known = blocks.get(key);
    if (known) {
      known.isNamed ||= isNamed;
      continue;
    }
    const { text, uses } = reader.read(path).declarationOf(name);
    blocks.set(key, { text, isNamed: Boolean(isNamed) });
    for (const used of uses) {
      const place = used !== name && reader.locate(path, used);
      if (place) waiting.push(place);
    }
  }
  const sorted = [...blocks]
    .sort(([a], [b]) => byName(a, b))
    .map(([, { text, isNamed }]) =>
      isNamed
        ? text.replaceAll(
            /^(?=(const|function|class|abstract|interface|type|enum) )/gm,
            'export ',
          )
        : `// not exported by name\n${text}`,
    );
  return [
    `## API of \`${title}\``,
    '',
    '> Written by `npm run docs:api`. A changed line is a changed promise: see docs/releases.md.',
    '',
    '```ts',
    [...lines.sort(), ...sorted].join('\n\n'),
    '```',
    '',
  ].join('\n');
}

function writeReports() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const reader = createReader();
  const different = [];
  for (const folder of readdirSync(join(root, 'plugins')).sort()) {
    for (const entry of entryPointsOf(folder)) {
      const wanted = reportOf(entry, reader);
      const kept =
        existsSync(entry.report) && readFileSync(entry.report, 'utf8');
      if (kept === wanted) continue;
      different.push(relative(root, entry.report));
      if (!values.check) writeFileSync(entry.report, wanted);
    }
  }
  if (values.check && different.length > 0) {
    throw new SetUpError(
      `What these packages export has changed:\n${different
        .map(file => `  ${file}\n`)
        .join('')}Write the reports with: npm run docs:api`,
    );
  }
}

await main(writeReports, HELP);
