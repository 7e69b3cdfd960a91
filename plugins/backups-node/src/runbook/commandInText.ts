import type { Command } from 'backstage-plugin-backups-common';
import { renderCommand } from 'backstage-plugin-backups-common';

/**
 * A command within a sentence, quoted as every command is.
 *
 * @returns for instance `'kubectl -n db get backups.postgresql.cnpg.io'`
 *
 * @public
 */
export function commandInText(command: Command): string {
  return `'${renderCommand(command, {}, []).replace(/ \\\n\s*/g, ' ')}'`;
}
