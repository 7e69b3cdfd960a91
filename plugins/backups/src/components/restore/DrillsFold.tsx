import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups, ItemView } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import type { Look } from '../../theme/Look';
import { drillLooks } from '../../theme/drillLooks';
import { mutedText } from '../../theme/mutedText';
import { Chip } from '../atoms/Chip';
import { Instant } from '../atoms/Instant';
import { TextButton } from '../atoms/TextButton';
import { countText } from '../../text/countText';
import { Fold } from '../layout/Fold';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsDrillsFold' },
);

const NEVER: Look = { label: 'Never', tone: 'unknown', Icon: HelpOutlineIcon };

function Proof({ item }: { item: ItemView }) {
  const classes = useStyles();
  const { lastProven } = item;
  return (
    <li>
      <Chip look={lastProven ? drillLooks.proven : NEVER} />{' '}
      <strong>{item.name}</strong>{' '}
      {lastProven ? (
        <>
          came back from {lastProven.destination},{' '}
          <Instant at={lastProven.at} />
          {lastProven.durationSeconds !== undefined &&
            `, in ${durationInWords(lastProven.durationSeconds)}`}
        </>
      ) : (
        <span className={classes.quiet}>
          Nobody has recorded that it was ever restored.
        </span>
      )}
    </li>
  );
}

/** Props of {@link DrillsFold}. */
export interface DrillsFoldProps {
  backups: EntityBackups;
  /** Opens the restore view. */
  restore: () => void;
}

/** Of each item that is copied, when a restore last proved that it comes back. */
export function DrillsFold(props: DrillsFoldProps) {
  const classes = useStyles();
  const copied = props.backups.items.filter(({ plans }) => plans.length > 0);
  if (copied.length === 0) return null;
  const proven = copied.filter(({ lastProven }) => lastProven).length;
  return (
    <Fold
      id="backups-drills"
      title="Restore drills"
      summary={`${proven} of ${countText(copied.length, 'item')} proven`}
    >
      <ul className={classes.list} aria-label="Last proven restores">
        {copied.map(item => (
          <Proof key={item.key} item={item} />
        ))}
      </ul>
      <TextButton onClick={props.restore}>Restore…</TextButton>
    </Fold>
  );
}
