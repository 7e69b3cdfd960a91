import type { Command, ManifestObject } from './Command';
import { runWithManifests } from './Command';
import type { NamedField } from './FieldValues';
import { renderManifests } from './renderManifests';
import type { Runbook } from './Runbook';
import { sectionsOf } from './runbookSections';

/** Shorter manifests are typed where they are used. */
const MOST_LINES = 8;

/**
 * Manifests that stand apart from the steps, in a file of their own.
 *
 * @public
 */
export interface RunbookAttachment {
  /** With the number of the first step that reads it: `2-radarr-restore-1042.yaml`. */
  file: string;
  /** Writes the file. */
  command: Command;
}

/**
 * A runbook whose long manifests are files.
 *
 * @public
 */
export interface AttachedRunbook {
  /** Commands of each step by its id; they read the files. */
  commands: ReadonlyMap<string, readonly Command[]>;
  /** In the order in which the steps read them. */
  attachments: readonly RunbookAttachment[];
}

type RunCommand = Extract<Command, { kind: 'run' }>;

/** @returns the word by which the first program reads manifests from its standard input */
function inputOf({ pipeline: [words] }: RunCommand): number {
  return words.findIndex(
    (word, index) => word === '-' && words[index - 1] === '-f',
  );
}

function isLong(
  manifests: readonly ManifestObject[],
  fields: readonly NamedField[],
): boolean {
  const { body } = renderManifests(manifests, {}, fields);
  return body.split('\n').length > MOST_LINES;
}

/** The first object's name; nothing in it is a folder or means something to a shell. */
function nameOf([{ metadata }]: readonly ManifestObject[]): string {
  const name =
    typeof metadata === 'object' && 'name' in metadata
      ? metadata.name
      : undefined;
  return typeof name === 'string'
    ? name.replace(/[^A-Za-z0-9.-]+/g, '-')
    : 'manifests';
}

/** Gives each text of manifests a file; equal ones share it. */
class Files {
  readonly #byText = new Map<string, RunbookAttachment>();
  readonly #names = new Set<string>();

  fileOf(manifests: ManifestObject[], step: number): string {
    const text = JSON.stringify(manifests);
    const known = this.#byText.get(text);
    if (known) return known.file;
    const name = `${step}-${nameOf(manifests)}`;
    let file = `${name}.yaml`;
    for (let count = 2; this.#names.has(file); count += 1) {
      file = `${name}-${count}.yaml`;
    }
    this.#names.add(file);
    this.#byText.set(text, {
      file,
      command: runWithManifests(['tee', file], manifests),
    });
    return file;
  }

  get attachments(): RunbookAttachment[] {
    return [...this.#byText.values()];
  }
}

/**
 * Takes long manifests out of the steps, so that the steps fit on one page of
 * paper: each is written to a file beforehand, and its step reads the file. What
 * the programs of the steps read stays the same.
 *
 * @public
 */
export function attachManifests(
  runbook: Pick<Runbook, 'steps' | 'fields'>,
): AttachedRunbook {
  const files = new Files();
  const commands = new Map<string, readonly Command[]>();
  const steps = sectionsOf(runbook).flatMap(section => section.steps);
  for (const { number, step } of steps) {
    commands.set(
      step.id,
      step.commands.map((command): Command => {
        if (command.kind !== 'run' || !command.manifests) return command;
        const input = inputOf(command);
        if (input < 0 || !isLong(command.manifests, runbook.fields)) {
          return command;
        }
        const file = files.fileOf(command.manifests, number);
        const [words, ...others] = command.pipeline;
        return {
          kind: 'run',
          pipeline: [
            words.map((word, index) => (index === input ? file : word)),
            ...others,
          ],
        };
      }),
    );
  }
  return { commands, attachments: files.attachments };
}
