import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ChangeView,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import { formatDay } from '../../../text/formatDay';
import { Instant } from '../../atoms/Instant';
import { Skeleton } from '../../atoms/Skeleton';
import { TextButton } from '../../atoms/TextButton';
import { Section } from '../../layout/Section';
import { EntityLink } from '../EntityLink';
import { partFilter } from '../partFilter';
import { ChangeSign } from './ChangeSign';
import { groupChanges, reasonText, turnText } from './groupChanges';
import { PartFailed } from '../../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      alignItems: 'baseline',
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: '20px minmax(0, 1fr)',
      padding: theme.spacing(0.75, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
    },
    loading: { minHeight: 330 },
    date: { colorScheme: theme.palette.type },
    line: {
      alignItems: 'baseline',
      display: 'flex',
      gap: theme.spacing(1.5),
      justifyContent: 'space-between',
    },
    apps: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      // What a finger hits.
      '& a': { alignItems: 'center', display: 'inline-flex', minHeight: 24 },
    },
    when: { color: mutedText(theme), whiteSpace: 'nowrap' },
    quiet: {
      color: mutedText(theme),
      display: 'block',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsChangesSection' },
);

/** When it turned: the instant where it is known, else the day. */
function When(props: { change: ChangeView }) {
  const { at, day } = props.change;
  if (at) return <Instant at={at} />;
  return <>{day ? formatDay(day) : ''}</>;
}

/** The rest is one click away: as high as what has to be done first. */
const SHOWN = 4;

/** Props of {@link ChangesSection}. */
export interface ChangesSectionProps {
  request: ScorecardRequest;
  askedFor: unknown;
  /** `2026-11-16`; absent: a week ago. */
  since: string | undefined;
  choose: (since: string | undefined) => void;
}

/** What is not what it was when a day began: when it turned, and why. */
export function ChangesSection(props: ChangesSectionProps) {
  const { request, askedFor, since, choose } = props;
  const classes = useStyles();
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { verdict, cause, ...filter } = partFilter(request);
      return api.getScorecardChanges({ ...filter, since }, options);
    },
    [request, since],
  );
  const { value: answer, error, askAgain } = useScorecardPart(ask, askedFor);
  const [isWhole, setWhole] = useState(false);
  const groups = groupChanges(answer?.changes ?? []);
  const later = groups.slice(SHOWN).flat().length + (answer ? answer.more : 0);
  return (
    <Section
      id="backups-changes"
      title="Since"
      hint={
        answer?.watched
          ? countText(answer.changes.length + answer.more, 'app')
          : ''
      }
      action={
        <TextField
          type="date"
          size="small"
          inputProps={{
            'aria-label': 'Since the beginning of',
            className: classes.date,
          }}
          value={since ?? answer?.since ?? ''}
          onChange={event => choose(event.target.value || undefined)}
        />
      }
    >
      {!answer && !error && (
        <div role="status" aria-label="Loading" className={classes.loading}>
          <Skeleton width="100%" height={38} />
        </div>
      )}
      {!answer && error && <PartFailed error={error} retry={askAgain} />}
      {answer &&
        !answer.watched &&
        'The day before was not watched, so there is nothing to compare with.'}
      {answer?.watched &&
        answer.changes.length === 0 &&
        'Every app is what it was.'}
      {answer && answer.changes.length > 0 && (
        <>
          <ul className={classes.list} aria-label="What changed">
            {groups.slice(0, isWhole ? undefined : SHOWN).map(group => (
              <li key={group[0].entityRef} className={classes.row}>
                <ChangeSign change={group[0]} />
                <span>
                  <span className={classes.line}>
                    <span className={classes.apps}>
                      {group.map(({ entityRef, title, after }) =>
                        after ? (
                          <EntityLink
                            key={entityRef}
                            entityRef={entityRef}
                            title={title}
                          />
                        ) : (
                          <span key={entityRef}>{title}</span>
                        ),
                      )}
                    </span>
                    <span className={classes.when}>
                      <When change={group[0]} />
                    </span>
                  </span>
                  <span className={classes.quiet}>
                    {[turnText(group[0]), reasonText(group[0])]
                      .filter(Boolean)
                      .join(': ')}
                  </span>
                </span>
              </li>
            ))}
            {isWhole && answer.more > 0 && (
              <li className={classes.quiet}>
                {countText(answer.more, 'more app', 'more apps')}
              </li>
            )}
          </ul>
          {(groups.length > SHOWN || answer.more > 0) && (
            <TextButton onClick={() => setWhole(!isWhole)}>
              {isWhole ? 'Show fewer' : `${later} more`}
            </TextButton>
          )}
        </>
      )}
    </Section>
  );
}
