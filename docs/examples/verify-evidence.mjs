#!/usr/bin/env node
// Verifies evidence files of the backups page, without the portal:
//   node verify-evidence.mjs backups-2026-10-01-to-2026-12-31.jsonl [head]
//   node verify-evidence.mjs backups-2026-10-01.jsonl backups-2026-10-02.jsonl … [head]
// Several files are one chain, in the order in which they are named. The head is the
// SHA-256 of the last line, as the audit log of the portal has it.
// Exit code: 0 verified, 1 not, 2 it could not be read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const HEAD = /^[0-9a-f]{64}$/i;
const paths = process.argv.slice(2);
const expectedHead = HEAD.test(paths.at(-1) ?? '') ? paths.pop() : undefined;
if (paths.length === 0) {
  console.error('Usage: node verify-evidence.mjs <file.jsonl>… [head]');
  process.exit(2);
}

let where = '';
function fail(message) {
  console.error(`Not verified: ${where}${message}`);
  process.exit(1);
}

function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
    return undefined;
  }
}

/** Split by bytes: hashes are of bytes, however a text would be read. */
function linesOf(bytes) {
  if (bytes.at(-1) !== 0x0a) fail('the last line is cut off.');
  const lines = [];
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(0x0a, from);
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

const NOTHING_BEFORE = '0'.repeat(64);
let head;

function verify(path) {
  const parsed = linesOf(read(path)).map((line, n) => {
    let value;
    try {
      value = JSON.parse(line.toString('utf8'));
    } catch {
      fail(`line ${n + 1} is not JSON.`);
    }
    if (value?.n !== n) fail(`line ${n + 1} is numbered ${value?.n}.`);
    // What the first file follows is not here.
    const isFirst = n === 0 && head === undefined;
    if (isFirst ? !HEAD.test(value.previous) : value.previous !== head) {
      fail(
        n === 0
          ? 'it does not follow the file before it: one of them was changed or written anew, or one between them is missing.'
          : `line ${n} was changed, or line ${n + 1} does not belong after it.`,
      );
    }
    head = createHash('sha256').update(line).digest('hex');
    return value;
  });
  const first = parsed.at(0);
  const last = parsed.at(-1);
  if (first?.part !== 'begin') fail('it does not begin with what it is about.');
  if (last.part !== 'end') fail('its end is missing.');
  if (last.record.records !== parsed.length - 2) {
    fail(
      `it says ${last.record.records} records and has ${parsed.length - 2}.`,
    );
  }
  return { first, records: parsed.length - 2 };
}

const files = paths.map(path => {
  where = paths.length > 1 ? `${path}: ` : '';
  return verify(path);
});
where = '';
if (expectedHead && expectedHead.toLowerCase() !== head) {
  fail(`its head is ${head}: it is another file, or was written anew.`);
}

const records = files.reduce((sum, file) => sum + file.records, 0);
console.log(
  `Verified: ${records} records in one chain${
    files.length > 1 ? ` of ${files.length} files` : ''
  }.`,
);
if (files[0].first.previous !== NOTHING_BEFORE) {
  console.log(`Follows:  ${files[0].first.previous}, which is not among them`);
}
for (const { first } of files) {
  const { now, requestedBy, period, scope } = first.record;
  console.log(`Period:   ${period.from} to ${period.to}, ${period.observedDays} of ${period.days} days observed
Written:  ${now} for ${requestedBy}, ${scope}`);
}
console.log(`Head:     ${head}${
  expectedHead
    ? ', as expected'
    : '\nCompare the head with the audit log of the portal: without it, a file that was written anew from its first line on looks the same.'
}
It proves that nothing was changed since it was written. It does not prove that what was written is true.`);
