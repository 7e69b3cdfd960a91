import { useCallback } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { worstDayMarkdown } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../../api/backupsApiRef';
import { useAnswer } from '../../../hooks/useAnswer';
import { countText } from '../../../text/countText';
import { saveFile } from '../export/saveFile';
import { partFilter } from '../partFilter';
import { LoadingTable } from '../tabs/LoadingTable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { WorstDayItems } from './WorstDayItems';
import { PartFailed } from '../../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    heading: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: theme.spacing(3, 0, 0.5),
    },
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    actions: {
      display: 'flex',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
      '@media print': { display: 'none' },
    },
    sentence: { fontWeight: 700, margin: 0 },
  }),
  { name: 'BackupsWorstDayTab' },
);

/** What comes back in which order when the whole site is lost. */
export function WorstDayTab(props: ScorecardTabProps) {
  const { parameters, reading } = props;
  const { request } = parameters;
  const classes = useStyles();
  const api = useApi(backupsApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.getWorstDay(partFilter(request), { signal }),
    [api, request],
  );
  const { value: day, error, askAgain } = useAnswer(ask, reading.page);
  if (!day) {
    return error ? (
      <PartFailed error={error} retry={askAgain} />
    ) : (
      <LoadingTable />
    );
  }
  const save = () =>
    saveFile({
      fileName: 'worst-day.md',
      content: new Blob([worstDayMarkdown(day)], { type: 'text/markdown' }),
    });
  const sentences = (told: readonly string[]) => (
    <ul className={classes.list}>
      {told.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  const heading = (text: string) => <h3 className={classes.heading}>{text}</h3>;
  const coming = day.waves.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <p className={classes.sentence}>
        {`Items of ${countText(
          day.apps,
          'app',
        )} that come back: ${coming}. Lost: ${day.lost.length}. Not known: ${
          day.notKnown.length
        }.`}
        {day.more && ' There are more apps than were looked at.'}
      </p>
      <div className={classes.actions}>
        <Button variant="outlined" size="small" onClick={() => window.print()}>
          Print
        </Button>
        <Button variant="outlined" size="small" onClick={save}>
          Save as Markdown
        </Button>
      </div>
      {heading('Before anything comes back')}
      {sentences([...day.before, day.portal.sentence])}
      {day.loops.length > 0 && heading('Loops')}
      {sentences(day.loops.map(({ sentence }) => sentence))}
      {day.keys.length > 0 && heading('Keys')}
      {sentences(day.keys.map(({ sentence }) => sentence))}
      {day.waves.map(({ items }, index) => (
        <WorstDayItems
          // Waves have no name but their place.
          key={items[0]?.itemKey ?? index}
          title={`Wave ${index + 1}`}
          items={items}
        />
      ))}
      <WorstDayItems title="Not known" items={day.notKnown} />
      <WorstDayItems title="Lost" items={day.lost} />
    </>
  );
}
