import type { SourceView } from 'backstage-plugin-backups-common';
import { Age } from '../atoms/Age';
import { FactList } from '../layout/FactList';

function Outcome(props: { source: SourceView }) {
  const { source } = props;
  if (source.outcome === 'not-installed') {
    return (
      <>
        {source.title} isn't installed on {source.cluster}
      </>
    );
  }
  if (!source.readAt) return <>not read yet</>;
  const complete = (
    <>
      complete reading <Age since={source.readAt} suffix="ago" />
    </>
  );
  if (source.outcome === 'answered') return <>answered, {complete}</>;
  return (
    <>
      did not answer, last {complete}
      {!source.current && ', too old to judge by'}
    </>
  );
}

/** Props of {@link SourceList}. */
export interface SourceListProps {
  sources: SourceView[];
}

/** Every place that is read for this entity, and how that goes. */
export function SourceList(props: SourceListProps) {
  return (
    <FactList
      facts={props.sources.map(source => ({
        term: `${source.title} on ${source.cluster}`,
        fact: (
          <>
            <Outcome source={source} />
            {source.issues?.map(issue => (
              <div key={issue}>{issue}</div>
            ))}
          </>
        ),
      }))}
    />
  );
}
