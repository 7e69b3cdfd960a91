import Badge from '@material-ui/core/Badge';
import BackupIcon from '@material-ui/icons/Backup';
import { useMyNeeds } from '../../hooks/useMyNeeds';
import { needYouText } from '../../text/needYouText';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { BACKUPS_NAV_DESCRIPTION } from './backupsNavDescription';

/** The icon of the page with the number of what needs the user now. */
export function UrgentCount() {
  const { value } = useMyNeeds();
  const urgent = value?.urgent ?? 0;
  return (
    <>
      <Badge badgeContent={urgent} color="error" max={99} aria-hidden>
        <BackupIcon fontSize="inherit" />
      </Badge>
      {urgent > 0 && (
        <VisuallyHidden id={BACKUPS_NAV_DESCRIPTION}>
          {needYouText(urgent)}
        </VisuallyHidden>
      )}
    </>
  );
}
