import { PLAN_STATES, VERDICTS } from 'backstage-plugin-backups-common';
import { Column, MEASURES } from './Deviation';
import type { FaultResult } from './FaultMatrix';

function tableOf(
  title: string,
  columns: readonly Column[],
  results: readonly FaultResult[],
): string[] {
  const first = Math.max(
    title.length,
    ...results.map(({ name }) => name.length),
  );
  const line = (name: string, cells: readonly string[]) =>
    [
      name.padEnd(first),
      ...cells.map((cell, index) => cell.padStart(columns[index].length)),
    ].join('  ');
  return [
    line(title, columns),
    ...results.map(({ name, deviations, subjects }) =>
      line(
        name,
        columns.map(column => {
          const wrong = deviations.filter(entry => entry.column === column);
          const there = column === 'other cluster' || subjects.has(column);
          return there ? String(wrong.length) : '-';
        }),
      ),
    ),
  ];
}

/**
 * @param results - rows of the matrix
 * @returns the matrix as text: how often something was shown that must not be,
 * by fault and by what was shown before it; `-`: there was no such thing
 */
export function matrixText(results: readonly FaultResult[]): string {
  const deviations = results.flatMap(result => result.deviations);
  const compared = results.reduce((sum, result) => sum + result.compared, 0);
  return [
    ...tableOf('plans that were', PLAN_STATES, results),
    '',
    ...tableOf('apps that were', [...VERDICTS, 'other cluster'], results),
    '',
    `${compared} answers about plans and apps compared, under ${results.length} faults:`,
    ...MEASURES.map(measure => {
      const wrong = deviations.filter(entry => entry.measure === measure);
      return `  ${measure}: ${wrong.length}`;
    }),
    ...results.flatMap(({ name, deviations: own }) =>
      own.map(
        ({ measure, subject, minute, detail }) =>
          `  ${name}, ${
            minute === undefined ? 'in the end' : `after ${minute} min`
          }: ${measure}: ${subject}: ${detail}`,
      ),
    ),
    '',
  ].join('\n');
}
