/**
 * Runbooks of backups in the search of the portal: what to do when an app's data
 * is gone is found by the name of the app, a volume or a command.
 *
 * @packageDocumentation
 */

export { searchModuleBackups as default } from './module';
export {
  RunbookCollatorFactory,
  type RunbookCollatorOptions,
  type RunbookDocument,
} from './RunbookCollatorFactory';
