import type { CorrectiveAction } from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { ExportedTable } from './ExportedTable';

/** Props of {@link ExportedActions}. */
export interface ExportedActionsProps {
  actions: readonly CorrectiveAction[];
}

/** Restores that failed: what was done, and the one that worked. */
export function ExportedActions(props: ExportedActionsProps) {
  return (
    <ExportedTable
      id="actions"
      title="Restores that failed"
      none="None was recorded in this period."
      heads={['Failed', 'App', 'Item', 'How', 'Done about it', 'Closed']}
      rows={props.actions.map(action => ({
        key: `${action.failedAt} ${action.entityRef} ${action.item}`,
        cells: [
          action.failedAt.slice(0, 'yyyy-mm-dd'.length),
          nameOfRef(action.entityRef),
          action.item,
          action.check,
          action.actions.join(' ') || 'not written down',
          action.closedAt
            ? `${action.closedAt.slice(0, 'yyyy-mm-dd'.length)}: ${
                action.closedBy
              }`
            : 'open',
        ],
      }))}
    />
  );
}
