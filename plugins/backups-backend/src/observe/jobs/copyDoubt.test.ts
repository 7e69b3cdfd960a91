import type { BackupTool } from './backupTools';
import { copyDoubt } from './copyDoubt';

const RESTIC: BackupTool = { name: 'restic', image: /restic/, of: 'files' };

/** Each is the beginning of something, again and again. */
const HOSTILE = [
  '(if ',
  ' echo',
  '\n',
  ' ',
  '(',
  ';',
  '&& a ',
  '| a ',
  '|| a ',
  '; exit ',
  'set -x ',
  'sh -x ',
  'until ',
  'while ! ',
  '--exclude ',
  'a:b ',
  'fi ',
  '; fi\n',
  'then ',
  '&>',
  'restic ',
];

/** Time that this process itself worked, in microseconds: not the clock. */
function cost(part: string, length: number): number {
  const padding = part.repeat(Math.ceil(length / part.length));
  const copies = 'restic backup /data';
  const before = process.cpuUsage();
  for (const text of [
    `sh -c ${padding} ${copies}`,
    `sh -c ${copies} ${padding} x`,
    `sh -c ${padding}; ${copies}; ${padding}`,
  ]) {
    for (const command of [copies, text]) {
      copyDoubt({ tool: RESTIC, command }, [], { commands: [text] });
    }
  }
  return process.cpuUsage(before).user;
}

describe('reading what a script makes of a failed copy costs what it is long', () => {
  it.each(HOSTILE)('made of %j', part => {
    cost(part, 5_000);
    const short = Math.max(cost(part, 20_000), 5_000);
    // Nine times as long: a square would cost 81 times as much.
    expect(cost(part, 180_000)).toBeLessThan(short * 35);
  });
});
