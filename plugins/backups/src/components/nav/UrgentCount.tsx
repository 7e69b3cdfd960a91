import Badge from '@material-ui/core/Badge';
import BackupIcon from '@material-ui/icons/Backup';
import type { NeedView } from 'backstage-plugin-backups-common';
import { useMyNeeds } from '../../hooks/useMyNeeds';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { isUrgent } from '../scorecard/needs/isUrgent';

/** All that nothing copies is one thing to do, and so are the copies of an app in one state. */
function thingToDo({ kind, holders, fix, examples }: NeedView): string {
  if (kind.type === 'item' && kind.problem === 'unprotected') {
    return JSON.stringify([kind, holders]);
  }
  return kind.type === 'state'
    ? JSON.stringify([kind, holders, examples])
    : JSON.stringify([kind, holders, fix, examples]);
}

/** The icon of the page with the number of what needs the user now. */
export function UrgentCount() {
  const { value } = useMyNeeds();
  const urgent = (value?.needs ?? []).filter(isUrgent);
  const count = new Set(urgent.map(thingToDo)).size;
  return (
    <>
      <Badge badgeContent={count} color="error" max={99} aria-hidden>
        <BackupIcon fontSize="inherit" />
      </Badge>
      {count > 0 && <VisuallyHidden>{count} need you: </VisuallyHidden>}
    </>
  );
}
