import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ScorecardRequest,
  SlaDays,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { formatDay } from '../../../text/formatDay';
import { missedSlotsText } from '../../../text/missedSlotsText';
import { keptText, observedText, unwatchedText } from '../../../text/slaText';
import { Skeleton } from '../../atoms/Skeleton';
import { TextButton } from '../../atoms/TextButton';
import { PlainTable } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';
import { EntityLink } from '../EntityLink';
import { partFilter } from '../partFilter';
import { PartFailed } from '../../states/PartFailed';

const PERIODS: readonly SlaDays[] = [7, 30, 90];

const useStyles = makeStyles(
  theme => ({
    periods: { whiteSpace: 'nowrap' },
    sentence: { margin: theme.spacing(0, 0, 0.5) },
    table: { marginTop: theme.spacing(1) },
  }),
  { name: 'BackupsSlaSection' },
);

/** Props of {@link SlaSection}. */
export interface SlaSectionProps {
  request: ScorecardRequest;
  askedFor: unknown;
}

/** How often what was due was made, and each slot in which it was not. */
export function SlaSection(props: SlaSectionProps) {
  const { request, askedFor } = props;
  const classes = useStyles();
  const [days, setDays] = useState<SlaDays>(30);
  const [isOpen, setOpen] = useState(false);
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { verdict, cause, ...filter } = partFilter(request);
      return api.getScorecardSla({ ...filter, days }, options);
    },
    [request, days],
  );
  const { value: answer, error, askAgain } = useScorecardPart(ask, askedFor);
  const missedDays = answer ? answer.missed.length + answer.moreMissed : 0;
  const gone = answer?.departed ?? [];
  const unwatched = answer ? unwatchedText(answer.total) : '';
  const label = [
    missedDays > 0 && `${countText(missedDays, 'day')} with missed slots`,
    gone.length > 0 && `${gone.length} gone since`,
    missedDays + gone.length === 0 && unwatched && 'not all observed',
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Section
      id="backups-sla"
      title="Backups made when due"
      action={
        <span className={classes.periods} role="group" aria-label="Period">
          {PERIODS.map(period => (
            <TextButton
              key={period}
              pressed={period === days}
              onClick={() => setDays(period)}
            >
              {period === days ? <strong>{period} d</strong> : `${period} d`}
            </TextButton>
          ))}
        </span>
      }
    >
      {!answer && !error && (
        <div role="status" aria-label="Loading">
          <Skeleton width="100%" height={38} />
        </div>
      )}
      {!answer && error && <PartFailed error={error} retry={askAgain} />}
      {answer && (
        <>
          <p className={classes.sentence}>
            {keptText(answer.total, answer.population)}
            {answer.observedDays < days &&
              ` Observed: ${observedText({ ...answer, days })}.`}
          </p>
          {label && (
            <TextButton pressed={isOpen} onClick={() => setOpen(!isOpen)}>
              {label}
            </TextButton>
          )}
          {isOpen && unwatched && (
            <p className={classes.sentence}>{unwatched}</p>
          )}
          {isOpen && missedDays > 0 && (
            <div className={classes.table}>
              <PlainTable
                label="Missed slots"
                maxHeight={280}
                heads={['App', 'Day', 'Due (UTC)', 'Copy', 'Missed']}
                rows={answer.missed.map((missed, index) => ({
                  key: `${missed.entityRef} ${missed.day} ${index}`,
                  cells: [
                    <EntityLink
                      key="app"
                      entityRef={missed.entityRef}
                      title={missed.title}
                    />,
                    formatDay(missed.day),
                    missedSlotsText(missed),
                    missed.destination ?? 'exists no longer',
                    `${missed.missed} of ${missed.missed + missed.made}`,
                  ],
                }))}
              />
              {answer.moreMissed > 0 &&
                `${countText(
                  answer.moreMissed,
                  'older day',
                )} are in the export.`}
            </div>
          )}
          {isOpen && gone.length > 0 && (
            <div className={classes.table}>
              <PlainTable
                label="Gone since"
                maxHeight={200}
                heads={['App', 'Gone since', 'Made']}
                rows={gone.map(({ entityRef, title, goneOn, sla }) => ({
                  key: entityRef,
                  cells: [
                    title,
                    formatDay(goneOn),
                    `${sla.made} of ${sla.made + sla.missed}`,
                  ],
                }))}
              />
            </div>
          )}
        </>
      )}
    </Section>
  );
}
