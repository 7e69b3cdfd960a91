import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups, ItemView } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import type { Look } from '../../theme/Look';
import { drillLooks } from '../../theme/drillLooks';
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
  }),
  { name: 'BackupsDrillsFold' },
);

const NEVER: Look = { label: 'Never', tone: 'unknown', Icon: HelpOutlineIcon };

function Proof({ item }: { item: ItemView }) {
  const { lastDrill, lastProven } = item;
  const hasFailed = lastDrill?.outcome === 'failed';
  return (
    <li>
      <Chip look={lastDrill ? drillLooks[lastDrill.outcome] : NEVER} />{' '}
      <strong>{item.name}</strong>
      {lastDrill && (
        <>
          {' '}
          {hasFailed ? 'did not come back from' : 'came back from'}{' '}
          {lastDrill.destination}, <Instant at={lastDrill.at} />
          {lastDrill.durationSeconds !== undefined &&
            `, in ${durationInWords(lastDrill.durationSeconds)}`}
        </>
      )}
      {hasFailed && lastProven && (
        <>
          {'; last proven '}
          <Instant at={lastProven.at} />
        </>
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
          <Proof key={item.key} item={item} />
        ))}
      </ul>
      <TextButton onClick={props.restore}>Restore…</TextButton>
    </Fold>
  );
}
