import { makeStyles } from '@material-ui/core/styles';
import type { Finding } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { severityLooks } from '../../theme/severityLooks';
import { Chip } from '../atoms/Chip';
import { EvidenceList } from './EvidenceList';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    finding: {
      '& + &': {
        borderTop: `1px solid ${theme.palette.divider}`,
        marginTop: theme.spacing(1.5),
        paddingTop: theme.spacing(1.5),
      },
    },
    title: { fontWeight: 700, margin: theme.spacing(0.5, 0) },
    text: { margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
    evidence: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsFindingList' },
);

/** Props of {@link FindingList}. */
export interface FindingListProps {
  findings: Finding[];
}

/** Facts worth telling, each with its fix and where it was read. */
export function FindingList(props: FindingListProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.findings.map(finding => (
        <li
          key={`${finding.code} ${finding.title}`}
          className={classes.finding}
        >
          <Chip look={severityLooks[finding.severity]} />
          <p className={classes.title}>{finding.title}</p>
          {finding.detail && <p className={classes.text}>{finding.detail}</p>}
          {finding.fix && (
            <p className={classes.text}>
              <strong>Fix:</strong> {finding.fix}
            </p>
          )}
          {finding.evidence.length > 0 && (
            <div className={classes.evidence}>
              <EvidenceList evidence={finding.evidence} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
