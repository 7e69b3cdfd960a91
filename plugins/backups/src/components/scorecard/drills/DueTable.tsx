import { useCallback } from 'react';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { restoreParameters } from '../../../hooks/useRestoreChoice';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { useServerNow } from '../../../hooks/useServerNow';
import { nameOfRef } from '../../../text/nameOfRef';
import { Instant } from '../../atoms/Instant';
import { LevelBar } from '../../atoms/LevelBar';
import { PlainTable } from '../../layout/PlainTable';
import { EntityLink } from '../EntityLink';
import { partFilter } from '../partFilter';
import { LoadingTable } from '../tabs/LoadingTable';
import { PartFailed } from '../../states/PartFailed';

const SHOWN = 50;

/** Props of {@link DueTable}. */
export interface DueTableProps {
  /** What the page is filtered by. */
  request: ScorecardRequest;
  /** Changes when the list was read again. */
  askedFor: unknown;
}

/**
 * Apps something of which was restored in no drill of the last 90 days: those
 * that expect to be proven first, then what is otherwise safest, so that a
 * drill is what it lacks.
 */
export function DueTable(props: DueTableProps) {
  const { request, askedFor } = props;
  const now = useServerNow();
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) =>
      api.getScorecard(
        {
          ...partFilter(request),
          rule: [...new Set([...(request.rule ?? []), 'drilled' as const])],
          sort: 'level',
          order: 'desc',
          limit: SHOWN,
        },
        options,
      ),
    [request],
  );
  const { value: answer, error, askAgain } = useScorecardPart(ask, askedFor);
  if (!answer) {
    return error ? (
      <PartFailed error={error} retry={askAgain} />
    ) : (
      <LoadingTable />
    );
  }
  if (answer.entities.length === 0) return <>No drill is due.</>;
  const total = answer.total ?? answer.entities.length;
  const expects = (level?: number) => (level ?? 0) >= 4;
  const rows = [...answer.entities].sort(
    (a, b) =>
      Number(expects(b.level?.expected)) - Number(expects(a.level?.expected)),
  );
  return (
    <>
      <PlainTable
        label="Due for a drill"
        maxHeight={420}
        heads={['App', 'Owner', 'Level', 'Last drill', 'Next']}
        rows={rows.map(row => ({
          key: row.entityRef,
          cells: [
            <EntityLink
              key="app"
              entityRef={row.entityRef}
              title={row.title}
            />,
            row.owner ? nameOfRef(row.owner) : 'no owner',
            row.level ? (
              <LevelBar
                key="level"
                level={row.level.level}
                expected={row.level.expected}
              />
            ) : (
              'not judged'
            ),
            row.lastDrill ? (
              <Instant key="drill" at={row.lastDrill} />
            ) : (
              'never all of it in 90 days'
            ),
            <EntityLink
              key="restore"
              entityRef={row.entityRef}
              title={`Restore ${row.title} as a drill`}
              query={restoreParameters(now)}
            />,
          ],
        }))}
      />
      {total > rows.length &&
        `${total - rows.length} more: filter Apps by what is missing.`}
    </>
  );
}
