import { proseText, renderCommand } from 'backstage-plugin-backups-common';
import { everyRunbook } from './everyRunbook';
import type { PrintedRunbook } from './printedRunbooks';

/** How a step says that it restores over what is there, and leaves the rest. */
const OVER = 'file in';

describe('a restore over what is there', () => {
  let over: PrintedRunbook[];
  beforeAll(async () => {
    const printed = await everyRunbook();
    over = printed.filter(({ runbook }) =>
      runbook.steps.some(
        ({ destroys, phase }) =>
          phase !== 'undo' && proseText(destroys ?? []).includes(OVER),
      ),
    );
  });

  it('is offered by VolSync in three ways, and by TrueNAS', () => {
    const ways = over.map(
      ({ plan, runbook }) => `${plan.provider} ${runbook.way}`,
    );
    expect([...new Set(ways)].sort()).toEqual([
      'truenas provider',
      'volsync command-line',
      'volsync in-place',
      'volsync job',
    ]);
  });

  // SQLite replays a journal into the database beside it, whichever state that has.
  it('looks for journals of the newer databases before the app starts', () => {
    const silent = over.filter(({ runbook }) => {
      const commands = runbook.steps
        .filter(({ phase }) => phase !== 'put-back' && phase !== 'undo')
        .flatMap(step => step.commands)
        .map(command => renderCommand(command, {}, runbook.fields));
      return !commands.some(text => /wal\b.*journal/s.test(text));
    });
    expect(silent.map(({ title }) => title)).toEqual([]);
  });

  it('says that a database and its journals belong together where single files are copied back', async () => {
    const silent = (await everyRunbook())
      .filter(
        ({ runbook }) =>
          runbook.scenario === 'files-deleted' &&
          runbook.way !== 'command-line',
      )
      .filter(
        ({ runbook }) =>
          !runbook.steps.some(({ why = [] }) =>
            proseText(why).includes('its journals'),
          ),
      );
    expect(silent.map(({ title }) => title)).toEqual([]);
  });
});
