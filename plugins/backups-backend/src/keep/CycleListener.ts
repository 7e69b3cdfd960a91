import { EntityDocument, PlanDocument } from './documents';
import { SourceRecord } from '../read/SourceRecord';
import { RepositoryDocument } from './RepositoryDocument';

/** A cycle whose results are written. */
export interface FinishedCycle {
  /** What it was written with. */
  fence: number;
  /** Epoch seconds. */
  now: number;
  /** By id. */
  sources: ReadonlyMap<string, SourceRecord>;
  entities: readonly EntityDocument[];
  /** By id. */
  plans: ReadonlyMap<string, PlanDocument>;
  /** What is told of the repositories that plans write to. */
  repositories: readonly RepositoryDocument[];
  signal: AbortSignal;
}

/** Does something with what is known after each cycle. */
export interface CycleListener {
  /** For logs, for instance `days and levels`. */
  name: string;
  afterCycle(cycle: FinishedCycle): Promise<void>;
}
