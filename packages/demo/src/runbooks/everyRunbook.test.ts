import { renderCommand } from 'backstage-plugin-backups-common';
import { everyRunbook } from './everyRunbook';
import type { PrintedRunbook } from './printedRunbooks';

/** Seconds that a plain wait may take: what fails at once must not take hours. */
const LONGEST_WAIT = 1_800;

function secondsOf(timeout: string): number {
  const [, count, unit] = /^(\d+)(s|m|h)$/.exec(timeout) ?? [];
  return Number(count) * { s: 1, m: 60, h: 3_600 }[unit as 's' | 'm' | 'h'];
}

describe('every runbook of every provider', () => {
  let printed: PrintedRunbook[];
  beforeAll(async () => {
    printed = await everyRunbook();
  });

  /** Each command on one line, with the runbook it stands in. */
  function commands(): { title: string; text: string }[] {
    return printed.flatMap(({ title, runbook }) =>
      runbook.steps.flatMap(step =>
        step.commands.map(command => ({
          title: `${title}, ${step.id}`,
          text: renderCommand(command, {}, runbook.fields).replace(
            / \\\n {2}/g,
            ' ',
          ),
        })),
      ),
    );
  }

  it('is written by every provider, in every way it has', () => {
    const ways = new Map<string, Set<string>>();
    for (const { plan, runbook } of printed) {
      const seen = ways.get(plan.provider) ?? new Set();
      ways.set(plan.provider, seen.add(runbook.way));
    }
    expect(
      Object.fromEntries(
        [...ways].map(([provider, seen]) => [provider, [...seen].sort()]),
      ),
    ).toMatchObject({
      longhorn: ['new-volume'],
      pgbackrest: ['command-line', 'in-place', 'new-cluster'],
      truenas: ['command-line', 'provider'],
      velero: ['command-line', 'in-place', 'new-volume'],
      volsync: ['command-line', 'in-place', 'job', 'new-volume'],
    });
  });

  it('waits with kubectl for half an hour at most, and for a value that it names', () => {
    const waits = commands().filter(({ text }) =>
      /^kubectl (?:-n \S+ )?wait /.test(text),
    );
    expect(waits.length).toBeGreaterThan(100);
    const endless = waits.filter(({ text }) => {
      const [, timeout] = /--timeout=(\S+)/.exec(text) ?? [];
      const valueless = /--for='?jsonpath=\{[^}]*\}'?(?:\s|$)/.test(text);
      return valueless || !timeout || !(secondsOf(timeout) <= LONGEST_WAIT);
    });
    expect(endless.map(({ title, text }) => `${title}: ${text}`)).toEqual([]);
  });

  it('ends every longer wait at a failure, too', () => {
    const loops = commands().filter(({ text }) => /\buntil seen=/.test(text));
    expect(loops.length).toBeGreaterThan(100);
    expect(
      loops
        .filter(({ text }) => !/failed/i.test(text))
        .map(({ title, text }) => `${title}: ${text}`),
    ).toEqual([]);
  });
});
