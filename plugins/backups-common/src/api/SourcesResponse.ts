import type { SourceView } from './SourceView';

/**
 * Everything that is read, and how that goes.
 *
 * @public
 */
export interface SourcesResponse {
  /** The server's clock for this answer. */
  now: string;
  sources: SourceView[];
}
