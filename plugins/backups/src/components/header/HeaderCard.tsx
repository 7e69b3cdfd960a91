import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import SettingsBackupRestoreIcon from '@material-ui/icons/SettingsBackupRestore';
import { levelText } from '../../text/levelText';
import { siteDisasterText } from '../../text/siteDisasterText';
import { mutedText } from '../../theme/mutedText';
import { VerdictChip } from '../atoms/VerdictChip';
import { CheckedLine } from './CheckedLine';
import { LossStatement } from './LossStatement';
import { RefreshButton } from './RefreshButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2.2fr) minmax(0, 1fr) minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '100%' },
    },
    verdict: {
      padding: theme.spacing(2.5),
      [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
    },
    top: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1.5),
      justifyContent: 'space-between',
    },
    actions: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
    headline: {
      fontSize: theme.typography.pxToRem(22),
      fontWeight: 700,
      lineHeight: 1.3,
      margin: theme.spacing(1.25, 0, 1),
      overflowWrap: 'anywhere',
    },
    checked: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      margin: 0,
    },
    loss: {
      borderLeft: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(2.5),
      [theme.breakpoints.down('sm')]: {
        borderTop: `1px solid ${theme.palette.divider}`,
        '&:nth-child(2)': { borderLeft: 0 },
      },
      [theme.breakpoints.down('xs')]: {
        borderLeft: 0,
        padding: theme.spacing(1.5, 2.5),
      },
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
}

/** The verdict, the age of that answer, and the two losses. */
export function HeaderCard(props: HeaderCardProps) {
  const { backups } = props;
  const classes = useStyles();
  const nameItem = backups.items.length > 1;
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-labelledby="backups-headline"
    >
      <div className={classes.verdict}>
        <div className={classes.top}>
          {backups.verdict && <VerdictChip verdict={backups.verdict} large />}
          <span className={classes.actions}>
            {backups.items.length > 0 && (
              <Button
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
        </div>
        <h2 id="backups-headline" className={classes.headline}>
          {backups.headline}
        </h2>
        <p className={classes.checked}>
          <CheckedLine backups={backups} />
        </p>
        {backups.level && (
          <p className={classes.checked}>{levelText(backups.level)}</p>
        )}
      </div>
      <div className={classes.loss}>
        <LossStatement
          disaster="If the volume is lost"
          loss={backups.loss.volume}
          whenEverything="no copy outside the volume counts"
          nameItem={nameItem}
          byLastKnowledge={backups.lastKnownVerdict !== undefined}
        />
      </div>
      <div className={classes.loss}>
        <LossStatement
          disaster={siteDisasterText(backups.items)}
          loss={backups.loss.site}
          whenEverything="no off-site copy counts"
          nameItem={nameItem}
          byLastKnowledge={backups.lastKnownVerdict !== undefined}
        />
      </div>
    </Paper>
  );
}
