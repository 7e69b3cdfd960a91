import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyRunbook } from './everyRunbook';

const LAB = join(__dirname, '../../../../test/lab');

/** A row of the table that says what was executed. */
interface ExecutedRow {
  ways: string[];
  executed: string;
  by: string;
}

function rowsOf(markdown: string): ExecutedRow[] {
  const [, table] = /^## Which runbooks were executed$([\s\S]*?)^## /m.exec(
    markdown,
  ) ?? ['', ''];
  return table
    .split('\n')
    .filter(line => /^\| [a-z]/.test(line) && !line.startsWith('| provider '))
    .map(line => {
      const [provider, way, scenarios, executed, by] = line
        .split('|')
        .slice(1)
        .map(cell => cell.trim());
      return {
        ways: scenarios
          .split(', ')
          .map(scenario => `${provider}, ${way}, ${scenario}`),
        executed,
        by,
      };
    });
}

describe('the table of runbooks that were executed', () => {
  const rows = rowsOf(readFileSync(join(LAB, 'README.md'), 'utf8'));

  it('has a place for every way that is printed', async () => {
    const printed = new Set(
      (await everyRunbook()).map(
        ({ plan, runbook }) =>
          `${plan.provider}, ${runbook.way}, ${runbook.scenario}`,
      ),
    );
    const told = rows.flatMap(({ ways }) => ways);
    expect([...printed].filter(way => !told.includes(way))).toEqual([]);
    expect(told).toEqual([...new Set(told)]);
  });

  it('says executed only with a test that is there, and what is missing else', () => {
    expect(rows.length).toBeGreaterThan(10);
    const wrong = rows.filter(({ executed, by }) => {
      const [, file] = /`([^`]*\.lab\.ts)`/.exec(by) ?? [];
      return executed === 'never'
        ? by === '' || file !== undefined
        : !['bytes', 'steps'].includes(executed) ||
            !file ||
            !existsSync(join(LAB, file));
    });
    expect(wrong).toEqual([]);
  });
});
