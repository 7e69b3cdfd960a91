import type {
  Command,
  FieldValues,
  Runbook,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import {
  attachManifests,
  quoteWord,
  renderCommand,
  renderMarkdown,
  sectionsOf,
} from 'backstage-plugin-backups-common';

/**
 * What an engineer reads a runbook from: the screen; paper, where long manifests
 * stand apart and are written to files first; or Markdown, where only the blocks
 * of commands are typed, and fields are variables of the shell.
 */
export type Sheet = 'screen' | 'paper' | 'markdown';

/** Whether a step is typed. */
export type IsTyped = (step: RunbookStep) => boolean;

/** Blocks of commands below the headings of these steps, as a renderer of Markdown finds them. */
function blocksOf(markdown: string, numbers: ReadonlySet<number>): string[] {
  const lines: string[] = [];
  let step = 0;
  let mark: string | undefined;
  for (const line of markdown.split('\n')) {
    if (mark !== undefined) {
      if (line === mark) mark = undefined;
      else if (numbers.has(step)) lines.push(line);
    } else {
      const heading = /^(?:### (\d+)\. |## )/.exec(line);
      if (heading) step = Number(heading[1] ?? 0);
      mark = /^(`{3,})sh$/.exec(line)?.[1];
    }
  }
  return lines;
}

/** @returns what is typed from a sheet, from its top to its end */
export function typedLines(
  sheet: Sheet,
  runbook: Runbook,
  values: FieldValues,
  isTyped: IsTyped,
): string[] {
  const steps = sectionsOf(runbook)
    .flatMap(section => section.steps)
    .filter(({ step }) => isTyped(step));
  const rendered = (commands: readonly Command[]) =>
    commands.map(command => renderCommand(command, values, runbook.fields));
  switch (sheet) {
    case 'screen':
      return rendered(steps.flatMap(({ step }) => step.commands));
    case 'paper': {
      const { commands, attachments } = attachManifests(runbook);
      return rendered([
        ...attachments.map(({ command }) => command),
        ...steps.flatMap(({ step }) => commands.get(step.id) ?? []),
      ]);
    }
    case 'markdown':
      return [
        ...Object.entries(values).map(
          ([field, value = '']) => `export ${field}=${quoteWord(value)}`,
        ),
        ...blocksOf(
          renderMarkdown(runbook, {}),
          new Set(steps.map(({ number }) => number)),
        ),
      ];
    default: {
      const unplaced: never = sheet;
      throw new TypeError(`No sheet ${unplaced}`);
    }
  }
}
