import { run } from './Command';
import { prose } from './Prose';
import { renderMarkdown } from './renderMarkdown';
import type { Runbook, RunbookPhase, RunbookStep } from './Runbook';
import { runbookLead } from './runbookLead';

function step(phase: RunbookPhase, destroys = false): RunbookStep {
  return {
    id: phase,
    phase,
    title: [{ text: phase }],
    commands: [run(phase)],
    destroys: destroys ? prose`The volume.` : undefined,
  };
}

const TIMED = {
  seconds: { from: 380, to: 610 },
  restores: 3,
  lastAt: '2026-11-02T10:00:00Z',
};

describe('the first line of a runbook', () => {
  it.each([
    ['1 step, destroys nothing.', [step('beside')]],
    ['2 steps, destroys at step 2.', [step('keep'), step('swap', true)]],
    [
      '3 steps, destroys at steps 2 and 3.',
      [step('clean-up', true), step('swap', true), step('keep')],
    ],
    ['1 step, destroys nothing.', [step('undo', true), step('keep')]],
  ])('says "%s"', (line, steps) => {
    expect(runbookLead({ steps })).toBe(line);
  });

  it.each([
    [
      'about 6 min to 10 min to restore (by 3 timed restores, the last on 2026-11-02)',
      TIMED,
    ],
    [
      'about 6 min to restore (by 1 timed restore, the last on 2026-11-02)',
      { ...TIMED, seconds: { from: 380, to: 380 }, restores: 1 },
    ],
  ])('says "%s" where restores were timed', (words, restoring) => {
    expect(runbookLead({ steps: [step('keep')] }, restoring)).toBe(
      `1 step, ${words}, destroys nothing.`,
    );
  });

  it('stands first below the title of Markdown', () => {
    const runbook: Runbook = {
      title: 'Restore radarr',
      scenario: 'volume-lost',
      way: 'new-volume',
      ways: [],
      summary: prose`radarr comes back.`,
      warnings: [],
      fields: [],
      before: [],
      steps: [step('keep'), step('swap', true)],
    };
    const [title, lead] = renderMarkdown(runbook, {}, [], TIMED).split('\n\n');
    expect(title).toBe('# Restore radarr');
    expect(lead).toBe(
      `**The volume is lost or damaged. ${runbookLead(runbook, TIMED)}**`,
    );
  });
});
