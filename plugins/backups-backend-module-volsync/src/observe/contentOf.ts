import { sentenceOf } from 'backstage-plugin-backups-node';
import type { MoverName } from './Mover';

/** What a run found in the volume, by the words of its tool. */
export interface Content {
  /** Of the whole volume, not of what changed. */
  files?: number;
  sizeBytes?: number;
  /** There was nothing to copy: the line that says so. */
  nothing?: string;
}

/** Printed by the scripts of kopia and restic, `check_contents`; also in restic's filtered log. */
const NOTHING_COPIED = /directory is empty,? skipping backup/i;

const UNITS: Record<string, number> = {
  '': 1,
  K: 1000,
  Ki: 1024,
  M: 1000 ** 2,
  Mi: 1024 ** 2,
  G: 1000 ** 3,
  Gi: 1024 ** 3,
  T: 1000 ** 4,
  Ti: 1024 ** 4,
};

const SIZE = /^([\d.,]+)\s*([KMGT]i?)?\s*(?:B|bytes?)?$/;

/** @param text - `292.988 KiB`, `812 MB`, `1,204.55M bytes` */
function bytesOf(text: string): number | undefined {
  const [, digits, unit = ''] = SIZE.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replaceAll(',', ''));
  return Number.isFinite(value) ? Math.round(value * UNITS[unit]) : undefined;
}

function countOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

function lastMatch(lines: readonly string[], pattern: RegExp) {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const match = pattern.exec(lines[index]);
    if (match) return match;
  }
  return undefined;
}

/** A content of no file, or of no byte, is none. */
function counted(
  line: string,
  files: number | undefined,
  sizeBytes: number | undefined,
): Content {
  return files === 0 || sizeBytes === 0
    ? { nothing: sentenceOf(line) }
    : { files, sizeBytes };
}

/** `processed 6 files, 292.988 KiB in 0:01`: all that it looked at, new or not. */
function resticContent(lines: readonly string[]): Content {
  const match = lastMatch(
    lines,
    /^\s*processed ([\d,]+) files?, ([\d.,]+ \w+) in /,
  );
  return match
    ? counted(
        match[0].replace(/ in $/, ''),
        countOf(match[1]),
        bytesOf(match[2]),
      )
    : {};
}

/**
 * `* 0 hashing, 6 hashed (300 KB), 0 cached (0 B), uploaded 1.2 KB`: hashed are
 * those that were read, cached those that had not changed.
 */
function kopiaContent(lines: readonly string[]): Content {
  const match = lastMatch(
    lines,
    /0 hashing, ([\d,]+) hashed \(([^)]+)\), ([\d,]+) cached \(([^)]+)\)/,
  );
  if (!match) return {};
  const [line, hashed, hashedSize, cached, cachedSize] = match;
  const sizes = [bytesOf(hashedSize), bytesOf(cachedSize)];
  const [read, unchanged] = sizes;
  return counted(
    line,
    countOf(hashed) + countOf(cached),
    read === undefined || unchanged === undefined
      ? undefined
      : read + unchanged,
  );
}

/** Lists of rclone's statistics, one for every time it ran. */
function rcloneRuns(lines: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const line of lines) {
    // Each begins with the bytes, which alone are written with a unit.
    if (/^\s*Transferred:\s+[\d.]+ ?\w*B(?:ytes)? \//.test(line)) {
      runs.push([line]);
    } else {
      runs.at(-1)?.push(line);
    }
  }
  return runs;
}

/**
 * rclone counts what it moved, so that nothing moved is no fault where files were
 * compared. Without a file there is nothing to compare either, and what is deleted
 * at the other end is compared as well.
 */
function rcloneContent(lines: readonly string[]): Content {
  const runs = rcloneRuns(lines);
  // The last of several carries permissions, not data. Source: `mover-rclone/active.sh`.
  const data = runs.length > 1 ? runs.slice(0, -1) : runs;
  if (data.length === 0) return {};
  const isEmpty = data.every(run => {
    const amount = (pattern: RegExp) => {
      const match = lastMatch(run, pattern);
      return match ? countOf(match[1]) : 0;
    };
    const moved =
      !/^\s*Transferred:\s+0 ?B(?:ytes)? \/ 0 ?B/.test(run[0]) ||
      amount(/^\s*Transferred:\s+([\d,]+) \/ [\d,]+,/) > 0;
    const compared = amount(/^\s*Checks:\s+([\d,]+) \//);
    return !moved && compared <= amount(/^\s*Deleted:\s+([\d,]+)/);
  });
  return isEmpty ? { nothing: sentenceOf(data[0][0]) } : {};
}

/** `total size is 734,003,200  speedup is 900.00`: all that it prints without --stats, once for each pass. */
function rsyncTotal(lines: readonly string[]): Content {
  const totals = lines.flatMap(line => {
    const [, size] =
      /^\s*total size is ([\d.,]+ ?[KMGT]?i?)\s+speedup/.exec(line) ?? [];
    const bytes = size === undefined ? undefined : bytesOf(size);
    return bytes === undefined ? [] : [{ line, bytes }];
  });
  const [first, ...others] = totals;
  if (!first) return {};
  const most = Math.max(first.bytes, ...others.map(({ bytes }) => bytes));
  return counted(first.line, undefined, most);
}

/**
 * `Number of files: 12 (reg: 10, dir: 2)`, once for each pass over the volume.
 * Links are content, folders are none.
 */
function rsyncContent(lines: readonly string[]): Content {
  const passes = lines.filter(line => /^\s*Number of files:/.test(line));
  if (passes.length === 0) return rsyncTotal(lines);
  const filesOf = (line: string) => {
    const kinds = [...line.matchAll(/(?:reg|link|special|dev): ([\d,]+)/g)];
    if (kinds.length > 0) {
      return kinds.reduce((sum, [, digits]) => sum + countOf(digits), 0);
    }
    const [, all = '0'] = /Number of files: ([\d,]+)/.exec(line) ?? [];
    return /dir: /.test(line) ? 0 : countOf(all);
  };
  const most = Math.max(...passes.map(filesOf));
  const size = lastMatch(
    lines,
    /^\s*(?:Total file size:|total size is) ([\d.,]+ ?[KMGT]?i?)/,
  );
  return counted(passes[0], most, size && bytesOf(size[1]));
}

/**
 * Reads what a mover copied from what it printed.
 *
 * @param mover - the method of the source
 * @param tail - the end of the log of a run that did not fail
 */
export function contentOf(
  mover: MoverName | undefined,
  tail: string | undefined,
): Content {
  if (!tail) return {};
  const lines = tail.split('\n');
  const skipped = lines.find(line => NOTHING_COPIED.test(line));
  if (skipped !== undefined) return { nothing: sentenceOf(skipped) };
  switch (mover) {
    case 'restic':
      return resticContent(lines);
    case 'kopia':
      return kopiaContent(lines);
    case 'rclone':
      return rcloneContent(lines);
    case 'rsync':
    case 'rsyncTLS':
      return rsyncContent(lines);
    case 'syncthing':
    case 'external':
    case undefined:
      return {};
    default: {
      const never: never = mover;
      return never;
    }
  }
}
