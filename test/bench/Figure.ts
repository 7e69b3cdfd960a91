/** One line of the table. */
export interface Figure {
  what: string;
  /** Absent: printed for orientation. */
  goal?: string;
  result: string;
  /** Whether the goal is reached; absent where there is none. */
  holds?: boolean;
}

function verdict({ holds }: Figure): string {
  if (holds === undefined) return '';
  return holds ? 'yes' : 'no';
}

/** @returns a Markdown table that lines up in a terminal */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['what', 'goal', 'result', 'reached'],
    ...figures.map(figure => [
      figure.what,
      figure.goal ?? '',
      figure.result,
      verdict(figure),
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(
    row => `| ${row.map((text, at) => text.padEnd(widths[at])).join(' | ')} |`,
  );
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
