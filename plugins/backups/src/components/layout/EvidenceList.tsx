import { makeStyles } from '@material-ui/core/styles';
import type { Evidence } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    line: { overflowWrap: 'anywhere', padding: theme.spacing(0.25, 0) },
    field: { color: mutedText(theme) },
    value: { fontFamily: 'monospace', fontSize: theme.typography.pxToRem(13) },
  }),
  { name: 'BackupsEvidenceList' },
);

/** Props of {@link EvidenceList}. */
export interface EvidenceListProps {
  evidence: Evidence[];
}

/** The objects and fields that statements were read from. */
export function EvidenceList(props: EvidenceListProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.evidence.map(({ object, field, value }) => (
        <li key={`${object} ${field} ${value}`} className={classes.line}>
          {object}
          {field && (
            <span className={classes.field}>
              {' · '}
              {field}
            </span>
          )}
          {value !== undefined && (
            <>
              {': '}
              <code className={classes.value}>{value}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
