import {
  DatabaseCopyView,
  MomentView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { KnownMoment } from '../../judge/database/KnownMoment';
import { recoveryWindow } from '../../judge/database/recoveryWindow';
import { PlanDocument } from '../../keep/documents';
import { momentInWords } from '../../say/moments';

function momentView(moment: KnownMoment | undefined): MomentView | undefined {
  return (
    moment && {
      at: instantToIso(moment.at),
      known: moment.known,
      because: momentInWords(moment.basis),
    }
  );
}

/**
 * @param readAt - when its source was last read, epoch seconds
 * @returns what only a copy of a database has; `undefined` for others
 */
export function databaseCopyView(
  { fact, memory, proof }: PlanDocument,
  readAt: number,
): DatabaseCopyView | undefined {
  const { database } = fact;
  const window = recoveryWindow({ fact, memory, proof }, readAt);
  if (!database || !memory.database || !window) return undefined;
  const { state, since, message } = database.archiving;
  const lastFull = memory.database.bases
    .filter(base => base.makes === 'full')
    .at(-1);
  return {
    window: {
      earliest: momentView(window.earliest),
      latest: momentView(window.latest),
      oldestPoint: momentView(window.oldestPoint),
    },
    archiving: {
      state,
      since: since === undefined ? undefined : instantToIso(since),
      message,
    },
    chain: {
      sinceFull: memory.database.sinceFull,
      lastFullAt: lastFull && instantToIso(lastFull.endedAt),
    },
  };
}
