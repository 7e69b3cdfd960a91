import Badge from '@material-ui/core/Badge';
import BackupIcon from '@material-ui/icons/Backup';
import { useMyNeeds } from '../../hooks/useMyNeeds';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { isUrgent } from '../scorecard/needs/isUrgent';
import { thingToDo } from '../scorecard/needs/thingToDo';

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
