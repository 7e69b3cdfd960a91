import { makeStyles } from '@material-ui/core/styles';
import type { ItemView, PlanView } from 'backstage-plugin-backups-common';
import { rpoText } from '../../text/rpoText';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';
import { FactList } from '../layout/FactList';
import { FindingList } from '../layout/FindingList';

const useStyles = makeStyles(
  theme => ({
    expression: {
      color: mutedText(theme),
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsItemSettings' },
);

function Schedule(props: { plan: PlanView }) {
  const { schedule, object, method } = props.plan;
  const classes = useStyles();
  return (
    <>
      {schedule.text}
      {schedule.expression && (
        <code className={classes.expression}> {schedule.expression}</code>
      )}
      {` · ${method} · ${object}`}
    </>
  );
}

function PlanRetention(props: { plan: PlanView }) {
  const { retention, kept, proof, counted } = props.plan;
  return (
    <>
      {kept?.sentence ?? retention.sentence}
      {proof?.oldestGood && (
        <>
          {' '}
          Oldest good restore point: <Instant at={proof.oldestGood} />.
        </>
      )}
      {!counted && ' (not counted as a copy now)'}
    </>
  );
}

/** Props of {@link ItemSettings}. */
export interface ItemSettingsProps {
  item: ItemView;
}

/** Why an item belongs here, what it is measured against, and its schedules. */
export function ItemSettings(props: ItemSettingsProps) {
  const { item } = props;
  return (
    <FactList
      facts={[
        { term: 'Matched because', fact: item.matchedBecause },
        {
          term: 'Told to',
          fact: item.holders && `the owner of ${item.holders.join(', ')}`,
        },
        { term: 'Largest loss', fact: rpoText(item.rpo) },
        {
          term: 'Exempt',
          fact:
            item.exemption &&
            `${item.exemption.reason} (${item.exemption.declaredBy})`,
        },
        ...item.plans.map(plan => ({
          term: `To ${plan.destination.label}`,
          fact: <Schedule plan={plan} />,
        })),
        ...item.plans.map(plan => ({
          term: `${plan.destination.label} keeps`,
          fact: <PlanRetention plan={plan} />,
        })),
        {
          term: 'Findings',
          fact:
            item.findings.length > 0 ? (
              <FindingList findings={item.findings} />
            ) : undefined,
        },
      ]}
    />
  );
}
