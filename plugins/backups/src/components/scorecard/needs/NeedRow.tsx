import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { NeedView } from 'backstage-plugin-backups-common';
import { CopyButton } from '../../parts/CopyButton';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import { sourceLook } from '../../../theme/sourceLook';
import { Chip } from '../../atoms/Chip';
import { ProblemChip } from '../../atoms/ProblemChip';
import { TextButton } from '../../atoms/TextButton';
import { useDisclosure } from '../../atoms/useDisclosure';
import { partsOfFix } from '../../problems/partsOfFix';
import { NeedApps } from './NeedApps';
import { NeedFixes } from './NeedFixes';
import { needText } from './needText';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.75, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
    },
    line: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(0.25, 2),
      gridTemplateColumns: '148px minmax(0, 1fr) auto',
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        '& > :first-child': { gridColumn: '1 / -1' },
      },
    },
    text: { overflowWrap: 'anywhere' },
    actions: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      '& button': { margin: 0, padding: 4 },
      '& button svg': { fontSize: 18 },
    },
    fixes: {
      color: mutedText(theme),
      paddingLeft: 148 + theme.spacing(2),
      [theme.breakpoints.down('xs')]: { paddingLeft: 0 },
    },
  }),
  { name: 'BackupsNeedRow' },
);

/** Props of {@link NeedRow}. */
export interface NeedRowProps {
  /** What is one thing to do, at least one. */
  needs: readonly NeedView[];
  /** Shows the apps that a cause touches. */
  choose: (cause: string) => void;
}

/** Something that has to be done: what and where in a line, how behind a button. */
export function NeedRow(props: NeedRowProps) {
  const { needs, choose } = props;
  const [need] = needs;
  const classes = useStyles();
  const id = useId();
  const textId = `${id}-text`;
  const contentId = `${id}-fix`;
  const fixes = new Set(needs.flatMap(each => each.fix ?? [])).size;
  const fix = useDisclosure({
    label: fixes > 1 ? countText(fixes, 'fix', 'fixes') : 'Fix',
    describedBy: textId,
    contentId,
  });
  // Why a source does not answer is said above the list.
  const isFixable = need.kind.type !== 'source' && fixes > 0;
  const commands = needs.flatMap(each =>
    partsOfFix(each.fix ?? '').flatMap(({ command, text }) =>
      command ? text : [],
    ),
  );
  const text = needText(needs);
  return (
    <li className={classes.root}>
      <div className={classes.line}>
        <span>
          {need.kind.type === 'source' ? (
            <Chip look={sourceLook} />
          ) : (
            <ProblemChip kind={need.kind} />
          )}
        </span>
        <span id={textId} className={classes.text}>
          <NeedApps needs={needs} /> {text && <span>{text}</span>}
        </span>
        <span className={classes.actions}>
          {needs.length === 1 && need.entities > 1 && (
            <TextButton onClick={() => choose(need.cause)}>
              {countText(need.entities, 'app')}
            </TextButton>
          )}
          {isFixable && !fix.isOpen && fixes === 1 && commands.length > 0 && (
            <CopyButton
              text={commands.join('\n')}
              label={`Copy the command: ${need.title}`}
            />
          )}
          {isFixable && fix.button}
        </span>
      </div>
      {isFixable && fix.isOpen && (
        <div id={contentId} className={classes.fixes}>
          <NeedFixes needs={needs} />
        </div>
      )}
    </li>
  );
}
