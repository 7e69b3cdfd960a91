import { Fragment } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../parts/CopyButton';
import { mutedText } from '../../theme/mutedText';
import { partsOfFix } from './partsOfFix';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      color: mutedText(theme),
      display: 'flex',
      gap: theme.spacing(1),
      margin: 0,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-line',
      '& > span': { minWidth: 0 },
      '& button': { marginTop: -4, padding: 4 },
      '& svg': { fontSize: 18 },
    },
    command: {
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsFixText' },
);

/** Props of {@link FixText}. */
export interface FixTextProps {
  /** What to do, with commands in quotes. */
  fix: string;
  /** What is wrong: tells copy buttons apart. */
  title: string;
  /** The words stand above already, for something alike: only its commands. */
  brief?: boolean;
}

/** What to do about something. Its command is copied alone, where there is one. */
export function FixText(props: FixTextProps) {
  const { fix, title } = props;
  const classes = useStyles();
  const all = partsOfFix(fix);
  const commands = all.flatMap(({ command, text }) => (command ? text : []));
  const parts =
    props.brief && commands.length > 0
      ? all.filter(({ command }) => command)
      : all;
  return (
    <span className={classes.root}>
      <span>
        {parts.map(({ text, command }, index) =>
          command ? (
            <code key={index} className={classes.command}>
              {text}
            </code>
          ) : (
            <Fragment key={index}>{text}</Fragment>
          ),
        )}
      </span>
      <CopyButton
        text={commands.length > 0 ? commands.join('\n') : fix}
        label={`Copy ${
          commands.length > 0 ? 'the command' : 'what to do'
        }: ${title}`}
      />
    </span>
  );
}
