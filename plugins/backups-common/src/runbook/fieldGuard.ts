import type { NamedField } from './FieldValues';

const NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * Stands for a value that is not filled in: the shell refuses to go on and says
 * which one is missing, so that a half-filled command does nothing.
 *
 * @returns an expansion without quotes around it
 * @throws TypeError when the id is no name of a variable
 */
export function fieldGuard(id: string, fields: readonly NamedField[]) {
  if (!NAME.test(id)) throw new TypeError(`${id} is no name of a field`);
  const field = fields.find(candidate => candidate.id === id);
  if (!field) throw new TypeError(`The runbook has no field ${id}`);
  // The message is words of ours; what a shell could read in it is left out.
  const label = field.label.replace(/[^A-Za-z0-9 ,.-]/g, '');
  return `\${${id}:?first fill in: ${label}}`;
}
