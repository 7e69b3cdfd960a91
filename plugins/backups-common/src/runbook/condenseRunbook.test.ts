import { condenseRunbook } from './condenseRunbook';
import { prose, proseText } from './Prose';
import type { Runbook, RunbookPhase, RunbookStep } from './Runbook';
import { run } from './Command';
import { sectionsOf } from './runbookSections';

function step(
  phase: RunbookPhase,
  id: string,
  title: string,
  more: Partial<RunbookStep> = {},
): RunbookStep {
  return {
    id,
    phase,
    title: [{ text: title }],
    commands: [run(id)],
    ...more,
  };
}

function runbookOf(steps: RunbookStep[]): Runbook {
  return {
    title: 'Restore radarr',
    scenario: 'volume-lost',
    way: 'new-volume',
    ways: [],
    summary: prose`radarr comes back.`,
    warnings: [],
    fields: [],
    before: [],
    steps,
  };
}

const WHOLE = [
  step('keep', 'keep/radarr', 'Keep the volume.'),
  step('pause', 'pause/gitops/a', 'Pause Kustomization a: it would undo this.'),
  step('pause', 'pause/copies/x', 'Pause its copies.', {
    expect: prose`${'patched'}.`,
  }),
  step('pause', 'pause/workload/r', 'Stop Deployment radarr.', {
    expect: prose`${'patched'}.`,
  }),
  step('beside', 'restore/r', 'Restore into a new volume.'),
  step('swap', 'swap/r', 'Replace the volume.', {
    destroys: prose`The volume.`,
  }),
  step('put-back', 'put-back/workload/r', 'Start Deployment radarr.'),
  step('put-back', 'put-back/see/media', 'Open the app.', { commands: [] }),
  step('put-back', 'put-back/copies/x', 'Resume its copies.'),
  step('put-back', 'put-back/gitops/a', 'Resume Kustomization a.'),
  step('clean-up', 'clean-up/r', 'Delete what was made.'),
  step('clean-up', 'clean-up/s', 'Let the old state go.', {
    destroys: prose`The snapshot.`,
  }),
  step('undo', 'undo/r', 'Go back.'),
];

describe('a runbook in as few steps as it can be typed in', () => {
  const condensed = condenseRunbook(runbookOf(WHOLE));
  const commandsOf = ({ steps }: Pick<Runbook, 'steps'>) =>
    steps.flatMap(({ commands }) =>
      commands.flatMap(({ pipeline }) => pipeline[0]),
    );

  it('restores beside the running app, and stops it for the swap only', () => {
    expect(condensed.steps.map(({ phase }) => phase)).toEqual([
      'keep',
      'beside',
      'pause',
      'swap',
      'put-back',
      'put-back',
      'clean-up',
      'undo',
    ]);
  });

  it('types every command once, in the order of the phases', () => {
    const ordered = sectionsOf(runbookOf(WHOLE)).flatMap(({ steps }) =>
      steps.map(each => each.step),
    );
    expect(commandsOf(condensed)).toEqual(commandsOf({ steps: ordered }));
  });

  it('says what a block does in one sentence, and shared words once', () => {
    const pause = condensed.steps.find(({ phase }) => phase === 'pause');
    expect(proseText(pause?.title ?? [])).toBe(
      'Pause Kustomization a, pause its copies, then stop Deployment radarr.',
    );
    expect(proseText(pause?.expect ?? [])).toBe('patched.');
  });

  it('says once what two of its steps have in common, after what is their own', () => {
    const paused = (name: string) =>
      step('pause', `pause/gitops/${name}`, `Pause ${name}.`, {
        expect: prose`${name} patched. If it says ${'(no change)'}, leave it so.`,
      });
    const [pause] = condenseRunbook(
      runbookOf([paused('a.b'), paused('c')]),
    ).steps;
    expect(proseText(pause.expect ?? [])).toBe(
      'a.b patched. c patched. If it says (no change), leave it so.',
    );
  });

  it('keeps what is to be looked at, and what is destroyed', () => {
    const [start, resume] = condensed.steps.filter(
      ({ phase }) => phase === 'put-back',
    );
    expect(proseText(start.why ?? [])).toContain('Open the app.');
    expect(proseText(resume.title)).toMatch(
      /^When it works: resume its copies/,
    );
    const cleanUp = condensed.steps.find(({ phase }) => phase === 'clean-up');
    expect(proseText(cleanUp?.destroys ?? [])).toBe('The snapshot.');
  });

  it('leaves alone what is typed by itself', () => {
    const steps = [
      step('pause', 'database/clients', 'Stop the clients.'),
      step('put-back', 'archive/again', 'Archive again.'),
      step('clean-up', 'kopia/disconnect', 'Let go of the repository.'),
    ];
    expect(condenseRunbook(runbookOf(steps)).steps).toEqual(steps);
  });
});
