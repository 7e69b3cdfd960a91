import { makeStyles } from '@material-ui/core/styles';
import type { OwnRunbookView } from 'backstage-plugin-backups-common';
import BlockIcon from '@material-ui/icons/Block';
import { Link } from '../parts/Link';
import { mutedText } from '../../theme/mutedText';
import { Chip } from '../atoms/Chip';
import { CopyableCommand } from '../atoms/CopyableCommand';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    title: { fontWeight: 600, marginRight: theme.spacing(1) },
    quiet: { color: mutedText(theme) },
    line: { margin: theme.spacing(0.5, 0, 0) },
  }),
  { name: 'BackupsOwnRunbooks' },
);

/** Props of {@link OwnRunbooks}. */
export interface OwnRunbooksProps {
  runbooks: readonly OwnRunbookView[];
}

/** What the operator wrote down; what cannot work here says why. */
export function OwnRunbooks(props: OwnRunbooksProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.runbooks.map(runbook => (
        <li key={`${runbook.from} ${runbook.title}`}>
          <span className={classes.title}>
            {runbook.url ? (
              <Link to={runbook.url}>{runbook.title}</Link>
            ) : (
              runbook.title
            )}
          </span>
          <span className={classes.quiet}>from {runbook.from}</span>
          {runbook.text && <p className={classes.line}>{runbook.text}</p>}
          {runbook.cannotWork && (
            <p className={classes.line}>
              <Chip
                look={{ label: 'Cannot work', tone: 'bad', Icon: BlockIcon }}
              />{' '}
              {runbook.cannotWork}
            </p>
          )}
          {!runbook.cannotWork && runbook.commands && (
            <CopyableCommand
              text={runbook.commands.join('\n')}
              copyLabel={`Copy ${runbook.title}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
