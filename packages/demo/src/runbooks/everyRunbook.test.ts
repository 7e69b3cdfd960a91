import type { RunbookStep } from 'backstage-plugin-backups-common';
import {
  attachManifests,
  condenseRunbook,
  renderCommand,
  renderMarkdown,
  sectionsOf,
} from 'backstage-plugin-backups-common';
import type { PlanFact, RunbookPoint } from 'backstage-plugin-backups-node';
import { everyRunbook } from './everyRunbook';
import type { PrintedRunbook } from './printedRunbooks';

/** Seconds that a plain wait may take: what fails at once must not take hours. */
const LONGEST_WAIT = 1_800;

/** A command that is longer is printed as a file beside the steps. */
const MOST_LINES = 12;

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
  function typed(): { title: string; text: string }[] {
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

  // In the night a paragraph of six failures is not read.
  it('lists what else may be printed, each with its cure, where that is more than two things', () => {
    const crowded = printed.flatMap(({ title, runbook }) =>
      runbook.steps
        .filter(({ otherwise = [] }) => {
          const failures = otherwise.filter((part, index) => {
            const next = otherwise[index + 1];
            return (
              'code' in part && next && 'text' in next && /^:/.test(next.text)
            );
          });
          return failures.length > 2;
        })
        .map(({ id }) => `${title}, ${id}`),
    );
    expect(crowded).toEqual([]);
  });

  it('has each cure as a line of its own in Markdown', () => {
    const job = printed.find(({ runbook }) => runbook.way === 'job');
    const lines = renderMarkdown(job!.runbook, {}).split('\n');
    expect(lines).toContain(
      "- `invalid repository password`: the Secret is another repository's.",
    );
  });

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
    const waits = typed().filter(({ text }) =>
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
    const loops = typed().filter(({ text }) => /\buntil seen=/.test(text));
    expect(loops.length).toBeGreaterThan(100);
    expect(
      loops
        .filter(({ text }) => !/failed/i.test(text))
        .map(({ title, text }) => `${title}: ${text}`),
    ).toEqual([]);
  });

  /** Steps as they are printed, in their order. */
  function stepsAsPrinted({ runbook }: PrintedRunbook): RunbookStep[] {
    return sectionsOf(runbook)
      .flatMap(({ steps }) => steps)
      .map(({ step }) => step);
  }

  it('begins as it was written: a new cluster is prepared before anything comes back into it', () => {
    const first = printed.map(each => [
      each.title,
      stepsAsPrinted(each)[0]?.id,
    ]);
    expect(first).toEqual(
      printed.map(({ title, runbook }) => [title, runbook.steps[0]?.id]),
    );
  });

  it('shows how to use the way back wherever a volume is overwritten or replaced', () => {
    const without = printed.filter(({ plan, runbook }) => {
      const destroys = runbook.steps.some(
        step => step.phase === 'swap' && step.destroys,
      );
      const keepsSnapshot = runbook.steps.some(({ commands }) =>
        commands.some(
          command =>
            command.kind === 'run' &&
            command.manifests?.some(({ kind }) => kind === 'VolumeSnapshot') &&
            command.manifests.length === 1,
        ),
      );
      const undoes = runbook.steps.some(({ phase }) => phase === 'undo');
      return (
        plan.provider !== 'truenas' && destroys && keepsSnapshot && !undoes
      );
    });
    expect(without.map(({ title }) => title)).toEqual([]);
    const undoing = printed.filter(({ runbook }) =>
      runbook.steps.some(({ phase }) => phase === 'undo'),
    );
    expect([...new Set(undoing.map(({ plan }) => plan.provider))]).toEqual(
      expect.arrayContaining(['volsync', 'velero', 'longhorn']),
    );
  });

  it('lets the app run while a volume is restored beside it', () => {
    const late = printed.filter(each => {
      const steps = stepsAsPrinted(each);
      const stop = steps.findIndex(({ id }) =>
        id.startsWith('pause/workload/'),
      );
      const beside = steps.findIndex(({ id }) => id.startsWith('restore/'));
      return (
        each.runbook.way === 'new-volume' &&
        stop >= 0 &&
        beside >= 0 &&
        stop < beside
      );
    });
    expect(late.map(({ title }) => title)).toEqual([]);
  });

  it('looks into what came back before the app starts, in place, too', () => {
    const blind = printed.filter(each => {
      const steps = stepsAsPrinted(each);
      const restored = steps.findIndex(({ id }) => id.startsWith('restore/'));
      const start = steps.findIndex(({ id }) =>
        id.startsWith('put-back/workload/'),
      );
      const look = steps.findIndex(
        ({ id }, index) =>
          index > restored && /^(?:look|see|prove|files)\//.test(id),
      );
      return restored >= 0 && start >= 0 && !(look >= 0 && look < start);
    });
    expect(blind.map(({ title }) => title)).toEqual([]);
  });

  it('prints no long command: its manifests are files that the step reads', () => {
    const long = printed.flatMap(({ title, runbook }) =>
      [...attachManifests(runbook).commands].flatMap(([step, commands]) =>
        commands
          .map(command => renderCommand(command, {}, runbook.fields))
          .filter(text => text.split('\n').length > MOST_LINES)
          .map(text => `${title}, ${step}: ${text}`),
      ),
    );
    expect(long).toEqual([]);
  });

  it('reads each file that it prints, and no other', () => {
    let files = 0;
    for (const { title, runbook } of printed) {
      const { commands, attachments } = attachManifests(runbook);
      const read = new Set(
        [...commands.values()].flat().flatMap(command => {
          const text = renderCommand(command, {}, runbook.fields);
          return [...text.matchAll(/ -f (\d+-\S+\.yaml)/g)].map(
            ([, file]) => file,
          );
        }),
      );
      expect([title, [...read].sort()]).toEqual([
        title,
        attachments.map(({ file }) => file).sort(),
      ]);
      files += read.size;
    }
    expect(files).toBeGreaterThan(100);
  });
});

const NAMED_AT = Date.parse('2026-08-18T08:00:00Z') / 1000;
const NAMED_ID = '0123456789abcdef0123456789abcdef';

/** What the page names, and what must not come back: the newest is spoiled. */
function pointsOf(plan: PlanFact): { named: RunbookPoint; newer?: string } {
  const { points } = (plan.restore ?? {}) as {
    points?: { at: number; id?: string; name?: string; backup?: string }[];
  };
  const [newest, older] = points ?? [];
  return older
    ? {
        named: { dataTime: older.at, id: older.id },
        newer: newest.backup ?? newest.name,
      }
    : { named: { dataTime: NAMED_AT, id: NAMED_ID } };
}

describe('the point that the page names, older than the newest', () => {
  let printed: PrintedRunbook[];
  beforeAll(async () => {
    printed = await everyRunbook(plan => {
      const { named } = pointsOf(plan);
      return { point: named, notAfter: named.dataTime };
    });
  });

  /** A way that goes to a moment of a log, or has no history, selects no point. */
  const selects = ({ plan, runbook }: PrintedRunbook) =>
    plan.provider !== 'pgbackrest' &&
    !(plan.provider === 'truenas' && runbook.way === 'provider') &&
    plan.method !== 'rclone';

  it('is the one that every command selects, on the page, in print and as Markdown', () => {
    const other = printed.filter(selects).filter(({ plan, runbook }) => {
      const { named, newer } = pointsOf(plan);
      const { points = [] } = (plan.restore ?? {}) as {
        points?: {
          at: number;
          backup?: string;
          name?: string;
          snapshotId?: string;
        }[];
      };
      const name = points.find(({ at }) => at === named.dataTime);
      const selectors = [
        named.id,
        name?.backup,
        name?.name,
        name?.snapshotId,
        new Date(named.dataTime * 1000).toISOString().replace('.000Z', 'Z'),
      ].filter(word => word !== undefined);
      const commands = runbook.steps
        .flatMap(step => step.commands)
        .map(command => renderCommand(command, {}, runbook.fields))
        .join('\n');
      const markdown = renderMarkdown(condenseRunbook(runbook), {});
      // Where only a time is known, a reader of a bucket's latest state says none.
      const isLatest =
        plan.provider === 'truenas' && !/version-at/.test(commands);
      return [commands, markdown].some(
        text =>
          !(isLatest || selectors.some(word => text.includes(word))) ||
          (newer !== undefined && text.includes(newer)),
      );
    });
    expect(other.map(({ title }) => title)).toEqual([]);
    expect(printed.filter(selects).length).toBeGreaterThan(300);
  });
});
