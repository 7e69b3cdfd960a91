import { useMemo, useState } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  scorecardQuery,
  type ScorecardFilterParameters,
  type ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { Link } from '../parts/Link';
import { isForbidden } from '../../api/isForbidden';
import { useScorecard } from '../../hooks/useScorecard';
import { useTrend } from '../../hooks/useTrend';
import { ServerNowContext } from '../../hooks/useServerNow';
import { backupsScorecardRouteRef } from '../../routes';
import { mutedText } from '../../theme/mutedText';
import { Section } from '../layout/Section';
import { ReloadFailedNotice } from '../notices/ReloadFailedNotice';
import { AppsTable } from '../scorecard/apps/AppsTable';
import { NoApps } from '../scorecard/apps/NoApps';
import { VerdictTiles } from '../scorecard/coverage/VerdictTiles';
import { LoadingScorecard } from '../scorecard/page/LoadingScorecard';
import { AnswerFailed } from '../states/AnswerFailed';
import { GoesBackTogether } from './GoesBackTogether';
import { hasMembers } from './memberFilter';
import { ForbiddenScorecard } from '../scorecard/page/ForbiddenScorecard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    table: { margin: theme.spacing(0, -2.5, -2) },
    quiet: { color: mutedText(theme) },
  }),
  { name: 'BackupsMembers' },
);

/** Props of {@link MembersContent}. */
export interface MembersContentProps {
  entity: Entity;
  /** What its members are found by; a field without values finds none. */
  filter: Pick<ScorecardFilterParameters, 'system' | 'owner'>;
}

/** The backups of a System, a Domain or a Group: the sum of its members. */
export function MembersContent(props: MembersContentProps) {
  const { entity, filter } = props;
  return hasMembers(filter) ? (
    <Members entity={entity} filter={filter} />
  ) : (
    <Section id="backups-members" title="Nothing belongs to it yet">
      The catalog names no system of {entity.metadata.name}.
    </Section>
  );
}

function Members(props: MembersContentProps) {
  const { entity, filter } = props;
  const classes = useStyles();
  const scorecardPath = useRouteRef(backupsScorecardRouteRef);
  const text = JSON.stringify(filter);
  const [fields, setFields] = useState<ScorecardRequest>({});
  const request = useMemo<ScorecardRequest>(
    () => ({ ...JSON.parse(text), ...fields }),
    [text, fields],
  );
  const reading = useScorecard(request);
  const trend = useTrend(filter);
  const { page, error } = reading;
  if (error && isForbidden(error)) return <ForbiddenScorecard />;
  if (!page) {
    return error ? (
      <AnswerFailed error={error} retry={reading.reload} />
    ) : (
      <LoadingScorecard />
    );
  }
  const change = (changed: Partial<ScorecardRequest>) =>
    setFields(before => ({ ...before, ...changed }));
  const { coverage } = page;
  return (
    <ServerNowContext.Provider value={page.now}>
      <div className={classes.root}>
        {error && <ReloadFailedNotice error={error} now={page.now} />}
        {coverage && (
          <VerdictTiles
            coverage={coverage}
            trend={trend}
            chosen={fields.verdict ?? []}
            choose={verdict => change({ verdict: verdict && [verdict] })}
            rest={`not counted: ${coverage.exempt} exempt · ${coverage.noData} without data`}
          />
        )}
        {filter.system && <GoesBackTogether filter={filter} />}
        <Section
          id="backups-members"
          title={`Apps of ${entity.metadata.title ?? entity.metadata.name}`}
          action={
            <Link to={`${scorecardPath()}?${scorecardQuery(request)}`}>
              Open in the scorecard
            </Link>
          }
        >
          {reading.rows.length > 0 ? (
            <div className={classes.table}>
              <AppsTable
                described
                reading={reading}
                request={request}
                change={change}
              />
            </div>
          ) : (
            <NoApps
              isFiltered={fields.verdict !== undefined}
              clear={() => setFields({})}
            />
          )}
        </Section>
      </div>
    </ServerNowContext.Provider>
  );
}
