import { useState } from 'react';
import { CopyButton } from '../parts/CopyButton';
import { TextButton } from '../atoms/TextButton';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Command,
  FieldValues,
  RunbookField,
} from 'backstage-plugin-backups-common';
import {
  fieldsOfCommand,
  renderCommand,
} from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { ScrollArea } from '../layout/ScrollArea';

/** A longer text is folded on the screen; it is always copied whole. */
const MOST_LINES = 8;

/** Of a folded one so many are seen. */
const SHOWN_LINES = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      alignItems: 'flex-start',
      display: 'flex',
      margin: theme.spacing(1, 0, 0),
      // Short ones stay whole; a long manifest may go over two pages.
      '@media print': {
        display: 'block',
        margin: '1px 0 0',
        orphans: 4,
        widows: 4,
      },
    },
    // Beside the button, never below it.
    commands: { flex: 1, minWidth: 0 },
    text: {
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
      margin: 0,
      padding: theme.spacing(1.25, 1.5),
      whiteSpace: 'pre',
      '@media print': {
        fontSize: '7pt',
        lineHeight: 1.15,
        overflowWrap: 'anywhere',
        padding: '1px 4px',
        whiteSpace: 'pre-wrap',
      },
    },
    copy: { '@media print': { display: 'none' } },
    folded: { paddingBottom: 0 },
    // Not there for a screen reader either, until it is asked for; paper has it.
    rest: { display: 'none', '@media print': { display: 'inline' } },
    more: { padding: theme.spacing(0, 1, 0.5) },
    paper: { display: 'none', '@media print': { display: 'block' } },
    missing: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      margin: theme.spacing(0.5, 0, 0),
    },
  }),
  { name: 'BackupsCommandBlock' },
);

/** Props of {@link CommandBlock}. */
export interface CommandBlockProps {
  commands: readonly Command[];
  values: FieldValues;
  fields: readonly RunbookField[];
  /** Names it: `step 3`. */
  label: string;
  /** What paper shows instead; absent: the same. */
  printed?: readonly Command[];
}

/**
 * Commands to type, as one block to copy. While a value is missing the shell
 * itself refuses to run them.
 */
export function CommandBlock(props: CommandBlockProps) {
  const { commands, printed = commands, values, fields, label } = props;
  const classes = useStyles();
  const textOf = (typed: readonly Command[]): string =>
    typed.map(command => renderCommand(command, values, fields)).join('\n');
  const text = textOf(commands);
  const paper = textOf(printed);
  const [isWhole, setWhole] = useState(false);
  const lines = text.split('\n');
  const isLong = lines.length > MOST_LINES;
  const isFolded = isLong && !isWhole;
  const missing = [...new Set(commands.flatMap(fieldsOfCommand))].filter(
    id => !values[id],
  );
  if (commands.length === 0) return null;
  return (
    <>
      <div className={classes.root}>
        <div className={classes.commands}>
          <ScrollArea label={`Commands of ${label}`}>
            <pre
              className={
                isFolded ? `${classes.text} ${classes.folded}` : classes.text
              }
              data-backups-screen={paper === text ? undefined : ''}
            >
              {isFolded ? lines.slice(0, SHOWN_LINES).join('\n') : text}
              {isFolded && (
                <span className={classes.rest}>
                  {`\n${lines.slice(SHOWN_LINES).join('\n')}`}
                </span>
              )}
            </pre>
            {paper !== text && (
              <pre className={`${classes.text} ${classes.paper}`}>{paper}</pre>
            )}
          </ScrollArea>
          {isLong && (
            <div className={classes.more} data-backups-screen>
              <TextButton onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Show less' : `Show all ${lines.length} lines`}
              </TextButton>
            </div>
          )}
        </div>
        <span className={classes.copy}>
          <CopyButton text={text} label={`Copy the commands of ${label}`} />
        </span>
      </div>
      {missing.length > 0 && (
        <p className={classes.missing}>
          Fill in first:{' '}
          {missing
            .map(id => fields.find(field => field.id === id)?.label ?? id)
            .join(', ')}
          . Until then the shell refuses to run this.
        </p>
      )}
    </>
  );
}
