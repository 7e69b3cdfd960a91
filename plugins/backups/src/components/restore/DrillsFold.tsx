import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { TextButton } from '../atoms/TextButton';
import { countText } from '../../text/countText';
import { Fold } from '../layout/Fold';
import { LastDrill } from './LastDrill';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
  }),
  { name: 'BackupsDrillsFold' },
);

/** Props of {@link DrillsFold}. */
export interface DrillsFoldProps {
  backups: EntityBackups;
  /** Opens the restore view. */
  restore: () => void;
}

/** Of each item that is copied, how the last restore that was tried ended. */
export function DrillsFold(props: DrillsFoldProps) {
  const classes = useStyles();
  const copied = props.backups.items.filter(({ plans }) => plans.length > 0);
  if (copied.length === 0) return null;
  const proven = copied.filter(
    ({ lastDrill }) => lastDrill?.outcome === 'proven',
  ).length;
  return (
    <Fold
      id="backups-drills"
      title="Restore drills"
      summary={`${proven} of ${countText(copied.length, 'item')} proven`}
    >
      <ul className={classes.list} aria-label="Last restore drills">
        {copied.map(item => (
          <li key={item.key}>
            <LastDrill item={item} />
          </li>
        ))}
      </ul>
      <TextButton onClick={props.restore}>Restore…</TextButton>
    </Fold>
  );
}
