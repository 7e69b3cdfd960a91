import type { Command } from 'backstage-plugin-backups-common';
import { commandText } from 'backstage-plugin-backups-common';

/**
 * A command within a sentence, quoted as every command is. Copied with what
 * stands around it, it does nothing else.
 *
 * @returns for instance `'kubectl -n db get backups.postgresql.cnpg.io'`
 *
 * @public
 */
export function commandInText(command: Command): string {
  const text = commandText(command);
  // With quotes of its own, another pair around it would undo them.
  return text.includes("'") || text.includes('"') ? `“${text}”` : `'${text}'`;
}
