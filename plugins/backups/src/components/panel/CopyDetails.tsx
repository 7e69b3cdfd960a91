import { makeStyles } from '@material-ui/core/styles';
import type { ItemView, PlanView } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { CopyableCommand } from '../atoms/CopyableCommand';
import { Instant } from '../atoms/Instant';
import { StateChip } from '../atoms/StateChip';
import { LastKnown } from '../copies/LastKnown';
import { EvidenceList } from '../layout/EvidenceList';
import { FindingList } from '../layout/FindingList';
import { ScrollArea } from '../layout/ScrollArea';
import { PointList } from '../points/PointList';
import { AlertFacts } from './AlertFacts';
import { DatabaseFacts } from './DatabaseFacts';
import { DestinationFacts } from './DestinationFacts';
import { NeverRanHelp } from './NeverRanHelp';
import { PanelHeader } from './PanelHeader';
import { PanelSection } from './PanelSection';
import { ProofFacts } from './ProofFacts';
import { ResultFacts } from './ResultFacts';
import { RetentionFacts } from './RetentionFacts';
import { RunHistory } from './RunHistory';
import { ScheduleFacts } from './ScheduleFacts';

const useStyles = makeStyles(
  theme => ({
    state: { marginTop: theme.spacing(1.5) },
    reason: {
      fontSize: theme.typography.pxToRem(15),
      margin: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    quiet: { color: mutedText(theme), margin: theme.spacing(0.5, 0) },
    log: {
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      margin: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(1, 1.5),
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'BackupsCopyDetails' },
);

/** Props of {@link CopyDetails}. */
export interface CopyDetailsProps {
  entityRef: string;
  item: ItemView;
  plan: PlanView;
  close: () => void;
}

/** One copy: state, results, schedule, retention, runs, log, evidence. */
export function CopyDetails(props: CopyDetailsProps) {
  const { item, plan } = props;
  const classes = useStyles();
  return (
    <>
      <PanelHeader close={props.close}>
        {item.name} to {plan.destination.label}
      </PanelHeader>
      <div className={classes.state}>
        <StateChip state={plan.state} switchedOff={plan.switchedOff} />
      </div>
      <p className={classes.reason}>{plan.reason}</p>
      {plan.state === 'unreadable' && (
        <p className={classes.quiet}>
          <LastKnown plan={plan} />
        </p>
      )}
      {!plan.counted && (
        <p className={classes.quiet}>
          Not counted as a copy. {plan.notCountedBecause}
        </p>
      )}
      {plan.cause && (
        <p className={classes.quiet}>
          {plan.cause.kind === 'source'
            ? `It waits for ${plan.cause.subject}, which does not answer`
            : `One of several copies that went wrong together: ${plan.cause.subject}`}
          {plan.cause.since && (
            <>
              , since <Instant at={plan.cause.since} />
            </>
          )}
          .
        </p>
      )}
      <NeverRanHelp plan={plan} />
      {plan.findings.length > 0 && (
        <PanelSection title="Findings">
          <FindingList findings={plan.findings} />
        </PanelSection>
      )}
      <PanelSection title="Last results">
        <ResultFacts plan={plan} />
      </PanelSection>
      {plan.database && (
        <PanelSection title="Which moments it can bring back">
          <DatabaseFacts database={plan.database} />
        </PanelSection>
      )}
      {plan.proof && (
        <PanelSection title="In the repository">
          <ProofFacts proof={plan.proof} />
        </PanelSection>
      )}
      <PanelSection title="Schedule">
        <ScheduleFacts plan={plan} />
      </PanelSection>
      {plan.alerts && (
        <PanelSection title="Alerts that watch it">
          <AlertFacts alerts={plan.alerts} />
        </PanelSection>
      )}
      <PanelSection title="Retention">
        <RetentionFacts retention={plan.retention} kept={plan.kept} />
      </PanelSection>
      <PanelSection title="Destination">
        <DestinationFacts plan={plan} />
      </PanelSection>
      {plan.identity && (
        <PanelSection title="Identity for a restore">
          <CopyableCommand
            text={plan.identity}
            copyLabel="Copy the identity for a restore"
          />
        </PanelSection>
      )}
      {plan.proof?.browsable && (
        <PanelSection title="Restore points">
          <PointList entityRef={props.entityRef} planId={plan.id} />
        </PanelSection>
      )}
      <PanelSection title="Runs">
        <RunHistory entityRef={props.entityRef} planId={plan.id} />
      </PanelSection>
      {plan.logTail && (
        <PanelSection title="End of the mover's log (redacted)">
          <ScrollArea label="Log" maxHeight={320}>
            <pre className={classes.log}>{plan.logTail}</pre>
          </ScrollArea>
        </PanelSection>
      )}
      <PanelSection title="Read from">
        <EvidenceList evidence={plan.evidence} />
      </PanelSection>
      <PanelSection title="Why it is matched">
        {item.matchedBecause}
      </PanelSection>
    </>
  );
}
