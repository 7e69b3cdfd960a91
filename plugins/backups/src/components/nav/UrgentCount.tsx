import Badge from '@material-ui/core/Badge';
import BackupIcon from '@material-ui/icons/Backup';
import { useMyNeeds } from '../../hooks/useMyNeeds';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { groupNeeds } from '../scorecard/needs/groupNeeds';
import { isUrgent } from '../scorecard/needs/isUrgent';

/** The icon of the page with the number of what needs the user now. */
export function UrgentCount() {
  const { value } = useMyNeeds();
  const count = groupNeeds((value?.needs ?? []).filter(isUrgent)).length;
  return (
    <>
      <Badge badgeContent={count} color="error" max={99} aria-hidden>
        <BackupIcon fontSize="inherit" />
      </Badge>
      {count > 0 && <VisuallyHidden>{count} need you: </VisuallyHidden>}
    </>
  );
}
