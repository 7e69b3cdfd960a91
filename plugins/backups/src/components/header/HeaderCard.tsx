import type { Ref } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import SettingsBackupRestoreIcon from '@material-ui/icons/SettingsBackupRestore';
import { mutedText } from '../../theme/mutedText';
import { VerdictChip } from '../atoms/VerdictChip';
import { CheckedLine } from './CheckedLine';
import { RefreshButton } from './RefreshButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      padding: theme.spacing(2, 2.5),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
        padding: theme.spacing(1.5),
      },
    },
    verdict: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 1.5),
    },
    headline: {
      fontSize: theme.typography.pxToRem(20),
      fontWeight: 700,
      lineHeight: 1.3,
      margin: 0,
      minWidth: 0,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: {
        fontSize: theme.typography.pxToRem(17),
      },
    },
    actions: { alignItems: 'center', display: 'flex', gap: theme.spacing(1) },
    checked: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      margin: 0,
    },
  }),
  { name: 'BackupsHeaderCard' },
);

/** Props of {@link HeaderCard}. */
export interface HeaderCardProps {
  backups: EntityBackups;
  reload: () => void;
  /** Opens the restore view. */
  restore: () => void;
  /** Takes the keyboard when the restore view closes. */
  restoreButton?: Ref<HTMLButtonElement>;
}

/** The verdict in one line, the age of that answer, and the way to a restore. */
export function HeaderCard(props: HeaderCardProps) {
  const { backups } = props;
  const classes = useStyles();
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-labelledby="backups-headline"
    >
      <div>
        <div className={classes.verdict}>
          {backups.verdict && <VerdictChip verdict={backups.verdict} large />}
          <h2 id="backups-headline" className={classes.headline}>
            {backups.headline}
          </h2>
        </div>
        <p className={classes.checked}>
          <CheckedLine backups={backups} />
        </p>
      </div>
      <span className={classes.actions}>
        {backups.items.length > 0 && (
          <Button
            ref={props.restoreButton}
            variant="outlined"
            size="small"
            startIcon={<SettingsBackupRestoreIcon aria-hidden />}
            onClick={props.restore}
          >
            Restore…
          </Button>
        )}
        <RefreshButton reload={props.reload} />
      </span>
    </Paper>
  );
}
