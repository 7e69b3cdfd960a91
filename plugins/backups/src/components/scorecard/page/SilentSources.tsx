import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { Skeleton } from '../../atoms/Skeleton';
import { SourcesNotice } from '../../notices/SourcesNotice';

function askForSources(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getSources(options);
}

/** Props of {@link SilentSources}. */
export interface SilentSourcesProps {
  /** Changes when the list was read again. */
  askedFor: unknown;
}

/**
 * Which sources do not answer, and why. Nothing for those who may not see
 * sources: what it does to their apps is told in any case.
 */
export function SilentSources(props: SilentSourcesProps) {
  const { value: answer, error } = useScorecardPart(
    askForSources,
    props.askedFor,
  );
  // What comes later does not push down what is read already.
  if (!answer) return error ? null : <Skeleton width="100%" height={50} />;
  return <SourcesNotice sources={answer.sources} />;
}
