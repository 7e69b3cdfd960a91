import { makeStyles } from '@material-ui/core/styles';
import type { Runbook, RunbookAnswer } from 'backstage-plugin-backups-common';
import { SCENARIO_LABELS } from 'backstage-plugin-backups-common';
import { Instant } from '../atoms/Instant';
import { PaperTime } from './PaperTime';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1),
      padding: 0,
      '@media print': { margin: 0 },
    },
  }),
  { name: 'BackupsRestoreChosen' },
);

/** Props of {@link RestoreChosen}. */
export interface RestoreChosenProps {
  runbook: Runbook;
  targets: RunbookAnswer['targets'];
}

/** What was chosen, in words: paper does not show the questions. */
export function RestoreChosen({ runbook, targets }: RestoreChosenProps) {
  const classes = useStyles();
  const way = runbook.ways.find(each => each.way === runbook.way)?.label;
  return (
    <ul className={classes.root} aria-label="Chosen">
      <li>
        <strong>{SCENARIO_LABELS[runbook.scenario]}</strong>
        {way && `: ${way}`}
      </li>
      {targets.map(({ itemKey, item, destination, dataTime }) => (
        <li key={itemKey}>
          {item} goes back to{' '}
          {dataTime ? (
            <strong>
              <span data-backups-screen>
                <Instant at={dataTime} />
              </span>
              <PaperTime at={dataTime} />
            </strong>
          ) : (
            'a point that is not known beforehand'
          )}
          , from {destination}
        </li>
      ))}
    </ul>
  );
}
