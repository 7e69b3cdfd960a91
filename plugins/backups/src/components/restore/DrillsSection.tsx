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
import { Section } from '../layout/Section';

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
  { name: 'BackupsDrillsSection' },
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

/** Props of {@link DrillsSection}. */
export interface DrillsSectionProps {
  backups: EntityBackups;
  /** Opens the restore view. */
  restore: () => void;
}

/** Of each item that is copied, when a restore last proved that it comes back. */
export function DrillsSection(props: DrillsSectionProps) {
  const classes = useStyles();
  const copied = props.backups.items.filter(({ plans }) => plans.length > 0);
  if (copied.length === 0) return null;
  return (
    <Section
      id="backups-drills"
      title="Restore drills"
      hint="the last restore that proved that the data comes back"
      action={<TextButton onClick={props.restore}>Restore…</TextButton>}
    >
      <ul className={classes.list} aria-label="Last proven restores">
        {copied.map(item => (
          <Proof key={item.key} item={item} />
        ))}
      </ul>
    </Section>
  );
}
