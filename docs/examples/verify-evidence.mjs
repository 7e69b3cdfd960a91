#!/usr/bin/env node
// Verifies an evidence file of the backups page, without the portal:
//   node verify-evidence.mjs backups-2026-10-01-to-2026-12-31.jsonl [head]
// The head is the SHA-256 of the last line, as the audit log of the portal has it.
// Exit code: 0 verified, 1 not, 2 it could not be read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [path, expectedHead] = process.argv.slice(2);
if (!path) {
  console.error('Usage: node verify-evidence.mjs <file.jsonl> [head]');
  process.exit(2);
}

function fail(message) {
  console.error(`Not verified: ${message}`);
  process.exit(1);
}

let bytes;
try {
  bytes = readFileSync(path);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
if (bytes.at(-1) !== 0x0a) fail('the last line is cut off.');
// Split by bytes: hashes are of bytes, however a text would be read.
const lines = [];
for (let from = 0; from < bytes.length; ) {
  const to = bytes.indexOf(0x0a, from);
  lines.push(bytes.subarray(from, to));
  from = to + 1;
}

let head = '0'.repeat(64);
const parsed = lines.map((line, n) => {
  let value;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    fail(`line ${n + 1} is not JSON.`);
  }
  if (value?.n !== n) fail(`line ${n + 1} is numbered ${value?.n}.`);
  if (value.previous !== head) {
    fail(`line ${n} was changed, or line ${n + 1} does not belong after it.`);
  }
  head = createHash('sha256').update(line).digest('hex');
  return value;
});

const first = parsed.at(0);
const last = parsed.at(-1);
if (first?.part !== 'begin') fail('it does not begin with what it is about.');
if (last.part !== 'end') fail('its end is missing.');
if (last.record.records !== parsed.length - 2) {
  fail(`it says ${last.record.records} records and has ${parsed.length - 2}.`);
}
if (expectedHead && expectedHead.toLowerCase() !== head) {
  fail(`its head is ${head}: it is another file, or was written anew.`);
}

const { now, requestedBy, period, scope } = first.record;
console.log(`Verified: ${parsed.length - 2} records in one chain.
Period:   ${period.from} to ${period.to}, ${period.observedDays} of ${
  period.days
} days observed
Written:  ${now} for ${requestedBy}, ${scope}
Head:     ${head}${
  expectedHead
    ? ', as expected'
    : '\nCompare the head with the audit log of the portal: without it, a file that was written anew from its first line on looks the same.'
}
It proves that nothing was changed since it was written. It does not prove that what was written is true.`);
