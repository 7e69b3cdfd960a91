import type { Verdict } from '../vocabulary/Verdict';
import type { ItemView } from './ItemView';
import type { LevelView, SlaView } from './LevelView';
import type { LossView } from './LossView';
import type { MarkView } from './MarkView';
import type { ProblemView } from './ProblemView';
import type { RepositoryView } from './RepositoryView';
import type { RpoView } from './RpoView';
import type { SourceView } from './SourceView';
import type { SuggestionView } from './SuggestionView';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * Where we looked when nothing of an entity was found.
 *
 * @public
 */
export interface LookedFor {
  annotations: string[];
  labels: string[];
  namespaces: string[];
  clusters: string[];
}

/**
 * Everything the Backups tab and the overview card show of an entity.
 *
 * @public
 */
export interface EntityBackups {
  entityRef: string;
  /** The server's clock for this answer. Every age on the page counts from here. */
  now: string;
  /** `dump`: `now` is the time of the newest manifest dump, not of the wall. */
  clock: 'live' | 'dump';
  /** What to know about the clock, for instance that a dump may have been copied. */
  clockNote?: string;
  /** `false`: nothing of this entity was found anywhere, so there is no verdict. */
  linked: boolean;
  lookedFor?: LookedFor;
  /** Databases it may use, though nothing says that it does. */
  suggestions?: SuggestionView[];
  verdict?: Verdict;
  lastKnownVerdict?: Verdict;
  /** The verdict in one sentence. */
  headline: string;
  /** min(now, current-until of its sources). */
  judgedAt: string;
  /** Oldest complete reading among its sources. */
  checkedAt?: string;
  rpo: RpoView;
  loss: { volume: LossView; site: LossView };
  sources: SourceView[];
  problems: ProblemView[];
  items: ItemView[];
  marks: MarkView[];
  /** Repositories its plans write to, where something is known of them. */
  repositories: RepositoryView[];
  /** What it survives; absent: it is not counted, or not judged yet. */
  level?: LevelView;
  /** How often what was due was made; absent: not judged yet. */
  sla?: SlaView[];
}
