const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** @returns a size as a person would say it: `812 MB` */
function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${
    UNITS[unit]
  }`;
}

/** @returns what a point holds: `812 MB in 4312 files` */
export function contentInWords(
  bytes: number | undefined,
  files: number | undefined,
): string {
  const parts = [
    ...(bytes === undefined ? [] : [bytesInWords(bytes)]),
    ...(files === undefined
      ? []
      : [`${Math.round(files)} ${files === 1 ? 'file' : 'files'}`]),
  ];
  return parts.length === 2 ? `${parts[0]} in ${parts[1]}` : parts.join('');
}
