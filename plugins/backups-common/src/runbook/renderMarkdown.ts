import type { Command } from './Command';
import type { Prose } from './Prose';
import type { FieldValues } from './FieldValues';
import { quoteWord } from './quoteWord';
import { fieldsOfCommand, renderCommand } from './renderCommand';
import type {
  Runbook,
  RunbookCheck,
  RunbookField,
  RunbookStep,
} from './Runbook';
import type { RestoringTime } from './runbookLead';
import { runbookLead } from './runbookLead';
import { sectionsOf } from './runbookSections';
import { SCENARIO_LABELS } from './scenarioLabels';

/** Words as they are: no name of a live object becomes markup. */
function escapeText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!&]/g, character => `\\${character}`);
}

function fence(text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/`+/g)].map(([run]) => run.length),
  );
  return '`'.repeat(longest + 1);
}

function inlineCode(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const ticks = [...flat.matchAll(/`+/g)].map(([run]) => run.length);
  let length = 1;
  while (ticks.includes(length)) length += 1;
  const mark = '`'.repeat(length);
  const pad = /^`|`$|^ .* $/.test(flat) ? ' ' : '';
  return flat === '' ? '' : `${mark}${pad}${flat}${pad}${mark}`;
}

function sentence(words: Prose): string {
  return words
    .map(part =>
      'code' in part ? inlineCode(part.code) : escapeText(part.text),
    )
    .join('');
}

class MarkdownWriter {
  readonly #blocks: string[] = [];

  constructor(
    readonly values: FieldValues,
    readonly fields: readonly RunbookField[],
  ) {}

  block(text: string): void {
    this.#blocks.push(text);
  }

  shell(lines: readonly string[]): void {
    const text = lines.join('\n');
    const mark = fence(text);
    this.block(`${mark}sh\n${text}\n${mark}`);
  }

  commands(commands: readonly Command[]): void {
    if (commands.length === 0) return;
    this.shell(
      commands.map(command => renderCommand(command, this.values, this.fields)),
    );
  }

  toString(): string {
    return `${this.#blocks.join('\n\n')}\n`;
  }
}

function writeFields(writer: MarkdownWriter, runbook: Runbook): void {
  const missing = runbook.fields.filter(field => !writer.values[field.id]);
  const used = new Set(
    runbook.steps.flatMap(step => step.commands.flatMap(fieldsOfCommand)),
  );
  const needed = missing.filter(field => used.has(field.id));
  if (needed.length === 0) return;
  writer.block('## Fill in first');
  writer.block(
    'Only you know these. Set them in the shell you work in, and stay in it to the last step; a command that misses one refuses to run.',
  );
  writer.shell(
    needed.map(
      ({ id, suggestion = '' }) => `export ${id}=${quoteWord(suggestion)}`,
    ),
  );
  for (const field of needed) {
    const hint = field.hint ? ` ${sentence(field.hint)}` : '';
    const example = field.example
      ? ` For instance ${inlineCode(field.example)}.`
      : '';
    writer.block(
      `- ${inlineCode(field.id)}: **${escapeText(
        field.label,
      )}**.${hint}${example}`,
    );
    if (field.findOut) writer.commands([field.findOut]);
  }
}

const STANDINGS: Record<RunbookCheck['standing'], string> = {
  ok: 'good',
  look: 'look at it',
  problem: 'in the way',
};

function writeStep(
  writer: MarkdownWriter,
  number: number,
  step: RunbookStep,
): void {
  writer.block(`### ${number}. ${sentence(step.title)}`);
  if (step.destroys) {
    writer.block(`> **This destroys something.** ${sentence(step.destroys)}`);
  }
  if (step.why) writer.block(sentence(step.why));
  writer.commands(step.commands);
  if (step.expect) writer.block(`You should see: ${sentence(step.expect)}`);
  const { otherwise = [], cures = [] } = step;
  if (otherwise.length > 0 || cures.length > 0) {
    writer.block(`**If not:** ${sentence(otherwise)}`.trimEnd());
  }
  if (cures.length > 0) {
    writer.block(cures.map(cure => `- ${sentence(cure)}`).join('\n'));
  }
}

/**
 * Writes a runbook as Markdown. What comes from live objects is escaped or set
 * as code; commands are what `renderCommand` writes.
 *
 * @param footer - lines below, for instance when it was last drilled
 * @param restoring - how long restores like it took, if one was timed
 *
 * @public
 */
export function renderMarkdown(
  runbook: Runbook,
  values: FieldValues,
  footer: readonly Prose[] = [],
  restoring?: RestoringTime,
): string {
  const writer = new MarkdownWriter(values, runbook.fields);
  writer.block(`# ${escapeText(runbook.title)}`);
  writer.block(
    `**${SCENARIO_LABELS[runbook.scenario]}. ${escapeText(
      runbookLead(runbook, restoring),
    )}**`,
  );
  writer.block(sentence(runbook.summary));
  for (const warning of runbook.warnings) {
    writer.block(`> **Careful:** ${sentence(warning)}`);
  }
  for (const line of footer) writer.block(sentence(line));
  if (runbook.before.length > 0) {
    writer.block('## Before you start');
    for (const check of runbook.before) {
      const asOf = check.asOf ? ` (as of ${check.asOf})` : '';
      writer.block(
        `- **${escapeText(check.label)}** [${
          STANDINGS[check.standing]
        }]${asOf}: ${sentence(check.detail)}`,
      );
      if (check.command) writer.commands([check.command]);
    }
  }
  writeFields(writer, runbook);
  for (const { title, steps } of sectionsOf(runbook)) {
    writer.block(`## ${title}`);
    for (const { number, step } of steps) writeStep(writer, number, step);
  }
  return writer.toString();
}
