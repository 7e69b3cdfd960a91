import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
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
import { changeLooks } from '../../../theme/changeLooks';
import { mutedText } from '../../../theme/mutedText';
import { verdictLooks } from '../../../theme/verdictLooks';
import { Chip } from '../../atoms/Chip';
import { Skeleton } from '../../atoms/Skeleton';
import { ScrollArea } from '../../layout/ScrollArea';
import { Section } from '../../layout/Section';
import { partFilter } from '../partFilter';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      alignItems: 'baseline',
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: '84px minmax(0, 1fr)',
      padding: theme.spacing(1, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
    },
    loading: { minHeight: 330 },
    date: { colorScheme: theme.palette.type },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsChangesSection' },
);

type State = NonNullable<ChangeView['before']>;

function stateText({ verdict, level }: State): string {
  const words = verdictLooks[verdict].label.toLocaleLowerCase('en-US');
  return level === undefined ? words : `${words}, L${level}`;
}

function changeText({ before, after }: ChangeView): string {
  if (!before) return after ? stateText(after) : '';
  if (!after) return `was ${stateText(before)}`;
  if (before.verdict === after.verdict) {
    return `L${before.level} → L${after.level}`;
  }
  return `${stateText(before)} → ${stateText(after)}`;
}

/** Props of {@link ChangesSection}. */
export interface ChangesSectionProps {
  request: ScorecardRequest;
  askedFor: unknown;
  /** `2026-11-16`; absent: a week ago. */
  since: string | undefined;
  choose: (since: string | undefined) => void;
}

/** What is not what it was when a day began. */
export function ChangesSection(props: ChangesSectionProps) {
  const { request, askedFor, since, choose } = props;
  const classes = useStyles();
  const entityPath = useRouteRef(entityRouteRef);
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { verdict, cause, ...filter } = partFilter(request);
      return api.getScorecardChanges({ ...filter, since }, options);
    },
    [request, since],
  );
  const { answer, error } = useScorecardPart(ask, askedFor);
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
      {!answer && error && `It could not be read: ${error.message}`}
      {answer &&
        !answer.watched &&
        'Nobody watched the day before, so nothing can be compared.'}
      {answer?.watched &&
        answer.changes.length === 0 &&
        'Every app is what it was.'}
      {answer && answer.changes.length > 0 && (
        <ScrollArea label="What changed" maxHeight={330}>
          <ul className={classes.list}>
            {answer.changes.map(change => (
              <li key={change.entityRef} className={classes.row}>
                <span>
                  <Chip look={changeLooks[change.kind]} />
                </span>
                <span>
                  {change.after ? (
                    <Link
                      underline="always"
                      to={`${entityPath(
                        parseEntityRef(change.entityRef),
                      )}/backups`}
                    >
                      {change.title}
                    </Link>
                  ) : (
                    change.title
                  )}{' '}
                  <span className={classes.quiet}>{changeText(change)}</span>
                </span>
              </li>
            ))}
            {answer.more > 0 && (
              <li className={classes.quiet}>{`${answer.more} more`}</li>
            )}
          </ul>
        </ScrollArea>
      )}
    </Section>
  );
}
