import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups, PlanView } from 'backstage-plugin-backups-common';
import { Instant } from '../atoms/Instant';
import { Section } from '../layout/Section';

const useStyles = makeStyles(
  theme => ({
    item: {
      fontSize: theme.typography.pxToRem(14),
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
      overflowWrap: 'anywhere',
    },
    group: { '& + &': { marginTop: theme.spacing(1.5) } },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    plan: { overflowWrap: 'anywhere', padding: theme.spacing(0.25, 0) },
  }),
  { name: 'BackupsGoBackSection' },
);

function PlanRetention(props: { plan: PlanView }) {
  const { destination, retention, kept, proof, counted } = props.plan;
  const classes = useStyles();
  return (
    <li className={classes.plan}>
      <strong>{destination.label}:</strong>{' '}
      {kept?.sentence ?? retention.sentence}
      {proof?.oldestGood && (
        <>
          {' '}
          Oldest good restore point: <Instant at={proof.oldestGood} />.
        </>
      )}
      {!counted && ' (not counted as a copy now)'}
    </li>
  );
}

/** Props of {@link GoBackSection}. */
export interface GoBackSectionProps {
  backups: EntityBackups;
}

/** How far back each copy reaches, in plain words. */
export function GoBackSection(props: GoBackSectionProps) {
  const classes = useStyles();
  const items = props.backups.items.filter(item => item.plans.length > 0);
  if (items.length === 0) return null;
  return (
    <Section
      id="backups-go-back"
      title="You can go back"
      hint="open a copy to see its restore points, where its repository is listed"
    >
      {items.map(item => (
        <div key={item.key} className={classes.group}>
          {items.length > 1 && <h3 className={classes.item}>{item.name}</h3>}
          <ul className={classes.list}>
            {item.plans.map(plan => (
              <PlanRetention key={plan.id} plan={plan} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
