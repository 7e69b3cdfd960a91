import type { NamedField } from './FieldValues';

const NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * Stand in one program for values that are not filled in: the shell refuses to
 * run it and says which one is missing, so that a half-filled command does
 * nothing. It asks once for each; after that the short form is enough.
 */
export class FieldGuards {
  readonly #asked = new Set<string>();

  constructor(private readonly fields: readonly NamedField[]) {}

  /**
   * @param id - of the field, which is also the name of the shell's variable
   * @returns an expansion without quotes around it
   * @throws TypeError when the id is no name of a variable, or of no field
   */
  next(id: string): string {
    if (!NAME.test(id)) throw new TypeError(`${id} is no name of a field`);
    const field = this.fields.find(candidate => candidate.id === id);
    if (!field) throw new TypeError(`The runbook has no field ${id}`);
    if (this.#asked.has(id)) return `\${${id}}`;
    this.#asked.add(id);
    // The message is words of ours; what a shell could read in it is left out.
    const label = field.label.replace(/[^A-Za-z0-9 ,.-]/g, '');
    return `\${${id}:?first fill in: ${label}}`;
  }
}
