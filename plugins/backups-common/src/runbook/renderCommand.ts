import type { Command, Word } from './Command';
import { FieldGuards } from './FieldGuards';
import type { FieldValues, NamedField } from './FieldValues';
import { quoteWord } from './quoteWord';
import { renderManifests } from './renderManifests';

/** Longer lines are broken before their options. */
const LINE_WIDTH = 88;

function renderWord(
  word: Word,
  values: FieldValues,
  guards: FieldGuards,
): string {
  if (typeof word === 'string') return quoteWord(word);
  const parts = 'parts' in word ? word.parts : [word];
  const known = parts.map(part =>
    typeof part === 'string' ? part : values[part.field] || undefined,
  );
  if (known.every(part => part !== undefined)) return quoteWord(known.join(''));
  // Pieces of one word may be quoted each in its own way.
  return parts
    .map((part, index) => {
      const text = known[index];
      if (text !== undefined) return text === '' ? '' : quoteWord(text);
      return typeof part === 'string'
        ? quoteWord(part)
        : `"${guards.next(part.field)}"`;
    })
    .join('');
}

function renderProgram(words: readonly string[]): string {
  const line = words.join(' ');
  if (line.length <= LINE_WIDTH) return line;
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.length - 1;
    const isOption = word.startsWith('--');
    if (last < 0 || (isOption && lines[last].length > 20)) lines.push(word);
    else lines[last] += ` ${word}`;
  }
  return lines.join(' \\\n  ');
}

/**
 * Writes a command as text for a POSIX shell. The page, the printed page,
 * Markdown and the restore pack all show what this returns.
 *
 * @param values - of the runbook's fields; a value that is missing makes the
 * command refuse to run
 * @param fields - the runbook's
 *
 * @public
 */
export function renderCommand(
  command: Command,
  values: FieldValues,
  fields: readonly NamedField[],
): string {
  const pipeline = command.pipeline
    .map(words => {
      // Each program of a pipeline has a shell of its own.
      const guards = new FieldGuards(fields);
      return renderProgram(words.map(word => renderWord(word, values, guards)));
    })
    .join(' | ');
  switch (command.kind) {
    case 'run': {
      if (!command.manifests) return pipeline;
      const { redirection, body } = renderManifests(
        command.manifests,
        values,
        fields,
      );
      return `${pipeline} ${redirection}\n${body}`;
    }
    case 'export': {
      const { variable, optional } = command;
      const taken = `export ${variable}="$(${pipeline})"`;
      // A pipeline that fails leaves an empty variable, and is a success to a shell.
      return optional ? taken : `${taken}\n: "\${${variable}:?has no value}"`;
    }
    default: {
      const unplaced: never = command;
      throw new TypeError(`Cannot write ${JSON.stringify(unplaced)}`);
    }
  }
}

/**
 * Writes a command on one line, to stand in a sentence: the same quoted words as
 * in a block of commands.
 *
 * @returns for instance `kubectl -n db get pods`
 *
 * @public
 */
export function commandText({ pipeline }: Command): string {
  return pipeline
    .map(words => {
      const guards = new FieldGuards([]);
      return words.map(word => renderWord(word, {}, guards)).join(' ');
    })
    .join(' | ');
}

/**
 * @returns ids of the fields a command needs
 *
 * @public
 */
export function fieldsOfCommand(command: Command): string[] {
  const ids = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    const entries = Object.entries(value);
    if (
      entries.length === 1 &&
      entries[0][0] === 'field' &&
      typeof entries[0][1] === 'string'
    ) {
      ids.add(entries[0][1]);
      return;
    }
    for (const [, child] of entries) visit(child);
  };
  visit(command.pipeline);
  if (command.kind === 'run') visit(command.manifests);
  return [...ids];
}
