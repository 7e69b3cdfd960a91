import { makeStyles } from '@material-ui/core/styles';
import type { RunbookCheck } from 'backstage-plugin-backups-common';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import SearchIcon from '@material-ui/icons/Search';
import { CopyButton } from '../parts/CopyButton';
import type { Look } from '../../theme/Look';
import { mutedText } from '../../theme/mutedText';
import { Age } from '../atoms/Age';
import { renderCommand } from 'backstage-plugin-backups-common';
import { Chip } from '../atoms/Chip';
import { ToneIcon } from '../atoms/ToneIcon';
import { CommandBlock } from './CommandBlock';
import { countedChecks } from './countedChecks';
import { PaperTime } from './PaperTime';
import { ProseText } from './ProseText';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    check: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: '130px minmax(0, 1fr)',
      padding: theme.spacing(1.25, 0),
      '&:last-child': { borderBottom: 0 },
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '100%' },
      '@media print': {
        breakInside: 'avoid',
        gridTemplateColumns: '108px minmax(0, 1fr)',
        padding: '1px 0',
      },
    },
    quiet: { color: mutedText(theme) },
    summary: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      '& button': { padding: 4 },
      '& button svg': { fontSize: 18 },
    },
  }),
  { name: 'BackupsChecksTable' },
);

const LOOKS: Record<RunbookCheck['standing'], Omit<Look, 'label'>> = {
  ok: { tone: 'good', Icon: CheckCircleIcon },
  look: { tone: 'info', Icon: SearchIcon },
  problem: { tone: 'bad', Icon: ErrorIcon },
};

/** Props of {@link ChecksTable}. */
export interface ChecksTableProps {
  checks: readonly RunbookCheck[];
}

/** What to know before the first step, each with the command that tells how it is now. */
export function ChecksTable(props: ChecksTableProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.checks.map(check => (
        <li key={check.id} className={classes.check}>
          <span>
            <Chip look={{ ...LOOKS[check.standing], label: check.label }} />
          </span>
          <div>
            <ProseText>{check.detail}</ProseText>{' '}
            {check.asOf && (
              <span className={classes.quiet}>
                (read{' '}
                <span data-backups-screen>
                  <Age since={check.asOf} suffix="ago" />
                </span>
                <PaperTime at={check.asOf} />)
              </span>
            )}
            {check.command && (
              <CommandBlock
                commands={[check.command]}
                values={{}}
                fields={[]}
                label={`the check ${check.label}`}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The checks in a line each, and all their commands to copy at once. */
export function ChecksSummary(props: ChecksTableProps) {
  const classes = useStyles();
  const { checks } = props;
  const commands = checks.flatMap(({ command }) => command ?? []);
  return (
    <span className={classes.summary} data-backups-screen>
      {countedChecks(checks).map(({ label, standing, words }) => (
        <span key={words + standing}>
          <ToneIcon look={{ ...LOOKS[standing], label }} /> {words}
        </span>
      ))}
      {commands.length > 0 && (
        <CopyButton
          text={commands
            .map(command => renderCommand(command, {}, []))
            .join('\n')}
          label="Copy the commands of all checks"
        />
      )}
    </span>
  );
}
