import { makeStyles } from '@material-ui/core/styles';
import type { Prose } from 'backstage-plugin-backups-common';

const useStyles = makeStyles(
  theme => ({
    code: {
      backgroundColor: theme.palette.action.hover,
      borderRadius: 3,
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: '0.93em',
      overflowWrap: 'anywhere',
      padding: '1px 4px',
    },
  }),
  { name: 'BackupsProseText' },
);

/** Props of {@link ProseText}. */
export interface ProseTextProps {
  children: Prose;
}

/** A sentence in which names are set apart. */
export function ProseText(props: ProseTextProps) {
  const classes = useStyles();
  return (
    <>
      {props.children.map((part, index) =>
        'code' in part ? (
          <code key={index} className={classes.code}>
            {part.code}
          </code>
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
    </>
  );
}
