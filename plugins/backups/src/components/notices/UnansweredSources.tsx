import type { SourceView } from 'backstage-plugin-backups-common';
import { Age } from '../atoms/Age';
import { CopyableCommand } from '../atoms/CopyableCommand';
import { Instant } from '../atoms/Instant';
import { Until } from '../atoms/Until';

function titleOf(sources: SourceView[]): string {
  const [first] = sources;
  if (first.outcome === 'never-read' && !first.error) {
    return `${first.title} on ${first.cluster} has not been read yet`;
  }
  return sources.length > 1
    ? `Can't reach cluster ${first.cluster}`
    : `${first.title} on ${first.cluster} did not answer`;
}

function Freshness(props: { source: SourceView }) {
  const { source } = props;
  if (!source.readAt) return <>Nothing is known from there. </>;
  return (
    <>
      Last known as of <Instant at={source.readAt} /> (
      <Age since={source.readAt} suffix="ago" />)
      {source.current ? ', recent enough to judge by. ' : '. '}
    </>
  );
}

/** A fix of several lines, or one that holds a manifest, is for copying. */
function Fix(props: { text: string }) {
  if (props.text.includes('\n')) {
    return (
      <CopyableCommand text={props.text} copyLabel="Copy the way to fix it" />
    );
  }
  return (
    <div>
      <strong>Fix:</strong> {props.text}
    </div>
  );
}

/** Props of {@link UnansweredSources}. */
export interface UnansweredSourcesProps {
  /** Sources with one cause, at least one. */
  sources: [SourceView, ...SourceView[]];
}

/** One cause for which sources did not answer. */
export function UnansweredSources(props: UnansweredSourcesProps) {
  const { sources } = props;
  const [first] = sources;
  return (
    <>
      <div>
        <strong>{titleOf(sources)}.</strong>{' '}
        {sources.length > 1 &&
          `Not read: ${sources.map(source => source.title).join(', ')}. `}
        <Freshness source={first} />
        {first.nextReadAt && (
          <>
            Next try <Until at={first.nextReadAt} />.
          </>
        )}
      </div>
      {first.error && <div>{first.error.message}</div>}
      {first.error?.fix && <Fix text={first.error.fix} />}
    </>
  );
}
