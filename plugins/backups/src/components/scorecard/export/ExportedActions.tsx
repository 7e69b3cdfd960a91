import type { CorrectiveAction } from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { PlainTable } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';

/** Props of {@link ExportedActions}. */
export interface ExportedActionsProps {
  actions: readonly CorrectiveAction[];
}

/** Restores that failed: what was done, and the one that worked. */
export function ExportedActions(props: ExportedActionsProps) {
  return (
    <Section id="backups-export-actions" title="Restores that failed">
      {props.actions.length === 0 ? (
        'None was recorded in this period.'
      ) : (
        <PlainTable
          label="Restores that failed"
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
      )}
    </Section>
  );
}
