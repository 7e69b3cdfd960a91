import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HistoryIcon from '@material-ui/icons/History';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import type {
  BackupsApi,
  BackupsRequestOptions,
  SourceView,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import type { Look } from '../../../theme/Look';
import { sourceLook } from '../../../theme/sourceLook';
import { Age } from '../../atoms/Age';
import { Chip } from '../../atoms/Chip';
import { Until } from '../../atoms/Until';
import { EstateMessage } from '../estate/EstateMessage';
import { EstatePart } from '../estate/EstatePart';
import { EstateTable, type EstateColumn } from '../estate/EstateTable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';

function askForSources(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getSources(options);
}

const ANSWERED: Look = {
  label: 'Answered',
  tone: 'good',
  Icon: CheckCircleIcon,
};
const ABSENT: Look = {
  label: 'Not installed',
  tone: 'off',
  Icon: RemoveCircleOutlineIcon,
};
/** It did not answer last time, and what it said before still stands. */
const WAITING: Look = { label: 'Missed once', tone: 'warn', Icon: HistoryIcon };

function lookOf({ outcome, current }: SourceView): Look {
  switch (outcome) {
    case 'answered':
      return current ? ANSWERED : sourceLook;
    case 'not-installed':
      return current ? ABSENT : sourceLook;
    case 'unread':
      return current ? WAITING : sourceLook;
    case 'never-read':
      return sourceLook;
    default: {
      const unplaced: never = outcome;
      throw new Error(`Outcome without a look: ${unplaced}`);
    }
  }
}

const COLUMNS: readonly EstateColumn<SourceView>[] = [
  { title: 'Source', show: ({ title }) => title },
  { title: 'On', show: ({ cluster }) => cluster },
  { title: 'State', show: source => <Chip look={lookOf(source)} /> },
  {
    title: 'Last complete reading',
    show: ({ readAt }) =>
      readAt ? <Age since={readAt} suffix="ago" /> : 'never',
  },
  {
    title: 'Next attempt',
    show: ({ nextReadAt }) => (nextReadAt ? <Until at={nextReadAt} /> : '–'),
  },
];

function isTroubled({ error, issues }: SourceView): boolean {
  return error !== undefined || (issues?.length ?? 0) > 0;
}

function Troubles(props: { source: SourceView }) {
  const { error, issues = [] } = props.source;
  return (
    <>
      {error && (
        <p>
          {error.message}
          {error.fix && (
            <>
              {' '}
              <strong>Fix:</strong> {error.fix}
            </>
          )}
        </p>
      )}
      {issues.length > 0 && (
        <ul>
          {issues.map(issue => (
            <li key={issue}>{issue}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Everything that is read, and how that goes. */
export function SourcesTab(props: ScorecardTabProps) {
  const part = useScorecardPart(askForSources, props.reading.page);
  return (
    <EstatePart part={part}>
      {({ sources }) =>
        sources.length === 0 ? (
          <EstateMessage title="Nothing is read yet">
            Connect a cluster, a server or a folder under <code>backups</code>{' '}
            in the portal's configuration.
          </EstateMessage>
        ) : (
          <EstateTable
            label="Sources"
            noun={['source']}
            rows={[...sources].sort(
              (a, b) =>
                Number(isTroubled(b)) - Number(isTroubled(a)) ||
                Number(a.current) - Number(b.current),
            )}
            columns={COLUMNS}
            keyOf={({ id }) => id}
            textOf={source =>
              [
                source.title,
                source.cluster,
                lookOf(source).label,
                source.error?.message,
              ].join(' ')
            }
            detail={{
              label: () => 'Why',
              show: source =>
                isTroubled(source) ? <Troubles source={source} /> : undefined,
            }}
          />
        )
      }
    </EstatePart>
  );
}
