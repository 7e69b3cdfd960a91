/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * Something to restore from, as a repository lists it. Points are kept in a
 * table of their own; the pipeline only carries what is counted of them.
 *
 * @public
 */
export interface PointFact {
  type: 'point';
  /** The name it is listed under, as in `PlanFact.writes`: `radarr@downloads:/data`. */
  identity: string;
  /** What a restore has to name; unique in its repository. */
  id: string;
  /** The data is as of then. */
  startedAt: number;
  /** From then it can be restored. */
  finishedAt?: number;
  sizeBytes?: number;
  files?: number;
  /** What could not be read, and is not in it. 0: complete as far as the tool knows. */
  failedFiles: number;
  /** What could not be read and was ignored on purpose. */
  ignoredErrors?: number;
  /** Set when it is only a part: the tool's reason, for instance `checkpoint`. */
  incomplete?: string;
  /** Two points with the same content hold the same data. */
  content?: string;
  /** `full`, `differential`, `incremental` …, where a tool tells them apart. */
  kind?: string;
  /** Labels that keep it whatever retention says. */
  pins: string[];
  /** Why retention keeps it, in the tool's words: `daily-1`. Empty: it goes next. */
  keptBecause: string[];
}

/**
 * Every point of a repository up to an instant was told. Only this lets absence
 * count: without it points are added, and none is taken away.
 *
 * @public
 */
export interface ListedFact {
  type: 'listed';
  /** The listing began then. */
  takenAt: number;
  /** It may have been asked for these identities alone: it says nothing of others. */
  onlyOf?: readonly string[];
  /** Of these identities every point is of a database system that is no more. */
  formerSystems?: readonly string[];
}
