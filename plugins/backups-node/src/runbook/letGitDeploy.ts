import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';

/**
 * The last step where nothing of a cluster is left. It is the same for all that
 * an app needs, so that an app's restores together have it once.
 *
 * @public
 */
export function letGitDeploy(): RunbookStep {
  return {
    id: 'put-back/deploy',
    phase: 'put-back',
    title: prose`Once all of its data is back, let Git deploy the app.`,
    why: prose`Volumes and databases are there already: it must find them, not fill them anew.`,
    commands: [],
    expect: prose`The app with its data.`,
  };
}
