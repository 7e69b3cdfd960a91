/** Snapshots of one name. */
const EACH = 100;
const HOUR = 3_600_000;

function hexOf(value: number, length: number): string {
  // Not random, and as badly compressible as an id has to be.
  return (BigInt(value + 1) * 0x9e3779b97f4a7c15f39cc0605cedc835n)
    .toString(16)
    .padStart(length, '0')
    .slice(-length);
}

function snapshotOf(index: number, now: number): object {
  const name = `app-${Math.floor(index / EACH)}`;
  const start = now - (EACH - (index % EACH)) * HOUR;
  const size = 800_000_000 + index * 1000;
  return {
    id: hexOf(index, 32),
    source: { host: 'apps', userName: name, path: '/data' },
    description: '',
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + 42_000).toISOString(),
    stats: {
      totalSize: size,
      excludedTotalSize: 0,
      fileCount: 4312,
      cachedFiles: 4275,
      nonCachedFiles: 37,
      dirCount: 611,
      excludedFileCount: 0,
      excludedDirCount: 0,
      ignoredErrorCount: 0,
      errorCount: 0,
    },
    rootEntry: {
      name: 'data',
      type: 'd',
      mode: '0755',
      mtime: new Date(start).toISOString(),
      obj: `k${hexOf(index, 32)}`,
      summ: {
        size,
        files: 4312,
        symlinks: 0,
        dirs: 611,
        maxTime: new Date(start).toISOString(),
        numFailed: 0,
      },
    },
    retentionReason: [`latest-${EACH - (index % EACH)}`, 'hourly-1'],
  };
}

/**
 * The same as {@link kopiaReportOf}, made part by part: a snapshot each, so that
 * whoever makes it holds none of it.
 */
export function* kopiaReportParts(
  count: number,
  now: number,
): Generator<string> {
  yield '{"snapshots":[';
  for (let index = 0; index < count; index += 1) {
    const separator = index === 0 ? '' : ',\n ';
    yield `${separator}${JSON.stringify(snapshotOf(index, now))}`;
  }
  yield ']}';
}

/**
 * @param count - of snapshots
 * @param now - epoch milliseconds
 * @returns a report as `kopia snapshot list --json` and the job print it
 */
export function kopiaReportOf(count: number, now: number): string {
  return [...kopiaReportParts(count, now)].join('');
}
