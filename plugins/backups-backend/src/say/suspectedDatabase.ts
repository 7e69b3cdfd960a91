import { mentionInWords } from './matches';
import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { SuspectedDatabase } from '../match/SuspectedDatabase';

/** @returns a database with the reason to suspect it, for instance `database db.example.org (Deployment a/b is set to use it)` */
export function suspectedDatabase(suspected: SuspectedDatabase): string {
  switch (suspected.by) {
    case 'mention':
      return `database ${suspected.name} (${mentionInWords(
        suspected.because,
      ).replace(/\.$/, '')})`;
    case 'host':
      return `database ${suspected.name} (${suspected.workload} is set to use it)`;
    case 'annotation':
      return `${suspected.name} (annotation ${suspected.annotation} names it, and nothing of that name was found)`;
    case 'secret':
      return suspected.variable === undefined
        ? `a database that Secret ${suspected.secret} names (all its keys are variables of ${suspected.workload}, and it is not read)`
        : `the database that Secret ${suspected.secret} names (${suspected.workload} takes ${suspected.variable} from it)`;
    case 'config-map':
      return suspected.variable === undefined
        ? `a database that ConfigMap ${suspected.configMap} names (all its keys are variables of ${suspected.workload}, and it is not read)`
        : `the database that ConfigMap ${suspected.configMap} names (${suspected.workload} takes ${suspected.variable} from it)`;
    default: {
      const unplaced: never = suspected;
      throw new Error(`Database without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns what settles whether it uses that database */
export function suspectedFix(suspected: SuspectedDatabase): string {
  switch (suspected.by) {
    case 'annotation':
      return `Correct annotation ${suspected.annotation} of the entity, or let the portal read where that is.`;
    case 'mention':
    case 'host':
    case 'secret':
    case 'config-map':
      return `Say which database it uses: annotate the entity with ${ENTITY_ANNOTATIONS.databases}: <namespace>/<name>, or with none where it uses no database.`;
    default: {
      const unplaced: never = suspected;
      throw new Error(`Database without a fix: ${JSON.stringify(unplaced)}`);
    }
  }
}
