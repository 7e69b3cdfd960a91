import { Fact, PointFact } from 'backstage-plugin-backups-node';
import { SourceRecord } from '../read/SourceRecord';

/** One source in this cycle, with the facts that stand for it. */
export interface StandingSource {
  record: SourceRecord;
  facts: readonly Fact[];
  /** Every restore point that it listed in this cycle. */
  points?: readonly PointFact[];
  /** Its reading is newer than the one kept. */
  readAnew: boolean;
  /** Absence counts. */
  complete: boolean;
}
