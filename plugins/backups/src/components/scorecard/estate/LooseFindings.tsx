import { makeStyles } from '@material-ui/core/styles';
import type { EstateFindingsResponse } from 'backstage-plugin-backups-common';
import { mutedText } from '../../../theme/mutedText';
import { severityLooks } from '../../../theme/severityLooks';
import { Chip } from '../../atoms/Chip';
import { StateChip } from '../../atoms/StateChip';

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: theme.typography.pxToRem(16),
      margin: theme.spacing(3, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: '140px minmax(0, 1fr)',
      padding: theme.spacing(1.25, 0),
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    text: { overflowWrap: 'anywhere' },
    name: { fontWeight: 700 },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsLooseFindings' },
);

/** Props of {@link LooseFindings}. */
export interface LooseFindingsProps {
  answer: EstateFindingsResponse;
}

/** What is worth telling and stands on no app's page. */
export function LooseFindings(props: LooseFindingsProps) {
  const { findings, plansWithoutItem } = props.answer;
  const classes = useStyles();
  return (
    <>
      {findings.length > 0 && (
        <>
          <h3 className={classes.title}>Not tied to an app</h3>
          <ul className={classes.list} aria-label="Findings of no app">
            {findings.map(({ object, cluster, finding }) => (
              <li
                key={`${cluster} ${object} ${finding.code} ${finding.title}`}
                className={classes.row}
              >
                <span>
                  <Chip look={severityLooks[finding.severity]} />
                </span>
                <span className={classes.text}>
                  <span className={classes.name}>{finding.title}</span>{' '}
                  <span className={classes.quiet}>
                    {object} on {cluster}. {finding.detail}
                  </span>
                  {finding.fix && (
                    <>
                      <br />
                      <span className={classes.quiet}>{finding.fix}</span>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {plansWithoutItem.length > 0 && (
        <>
          <h3 className={classes.title}>It is not known what these copy</h3>
          <ul className={classes.list} aria-label="Copies of nothing known">
            {plansWithoutItem.map(plan => (
              <li
                key={`${plan.cluster} ${plan.object} ${plan.destination}`}
                className={classes.row}
              >
                <span>
                  <StateChip state={plan.state} />
                </span>
                <span className={classes.text}>
                  <span className={classes.name}>{plan.object}</span>{' '}
                  <span className={classes.quiet}>
                    on {plan.cluster}, to {plan.destination}. {plan.reason}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
