import type {
  BackupsApi,
  BackupsRequestOptions,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
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
  const { answer } = useScorecardPart(askForSources, props.askedFor);
  return answer ? <SourcesNotice sources={answer.sources} /> : null;
}
