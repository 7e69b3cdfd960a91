import type {
  DatabaseCopyView,
  MomentView,
} from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { FactList } from '../layout/FactList';

function Moment(props: { moment: MomentView }) {
  const { at, known, because } = props.moment;
  return (
    <>
      <Instant at={at} /> ({known}). {because}
    </>
  );
}

function Archiving(props: { archiving: DatabaseCopyView['archiving'] }) {
  const { state, since, message } = props.archiving;
  switch (state) {
    case 'working':
      return (
        <>
          archived
          {since && (
            <>
              , seen to work since <Instant at={since} />
            </>
          )}
        </>
      );
    case 'failing':
      return (
        <>
          not archived any more
          {since && (
            <>
              {' '}
              since <Instant at={since} /> (<Age since={since} />)
            </>
          )}
          {message && `: ${message}`}
        </>
      );
    case 'halted':
      return (
        <>
          the database is not ready
          {since && (
            <>
              {' '}
              since <Instant at={since} />
            </>
          )}
          ; nothing is archived meanwhile
        </>
      );
    case 'not-seen':
      return <>nothing says that it is archived</>;
    default: {
      const unplaced: never = state;
      throw new Error(`Archiving without words: ${unplaced}`);
    }
  }
}

/** Props of {@link DatabaseFacts}. */
export interface DatabaseFactsProps {
  database: DatabaseCopyView;
}

/** What only a copy of a database has: a window, a log, a chain of backups. */
export function DatabaseFacts(props: DatabaseFactsProps) {
  const { window, archiving, chain } = props.database;
  return (
    <FactList
      facts={[
        {
          term: 'Any moment from',
          fact: window.earliest ? (
            <Moment moment={window.earliest} />
          ) : (
            'not known'
          ),
        },
        {
          term: 'To',
          fact: window.latest ? <Moment moment={window.latest} /> : 'not known',
        },
        {
          term: 'Single backups from',
          fact: window.oldestPoint && <Moment moment={window.oldestPoint} />,
        },
        { term: 'Log', fact: <Archiving archiving={archiving} /> },
        {
          term: 'Last full backup',
          fact: chain.lastFullAt ? (
            <>
              <Instant at={chain.lastFullAt} /> (
              <Age since={chain.lastFullAt} suffix="ago" />)
            </>
          ) : (
            'none that we have seen'
          ),
        },
        {
          term: 'Chain',
          fact: chain.lastFullAt
            ? `${countText(chain.sinceFull, 'backup')} since the last full one`
            : undefined,
        },
      ]}
    />
  );
}
