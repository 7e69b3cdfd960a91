import { DrillReport, DrillOutcome } from 'backstage-plugin-backups-common';

/** Instants are epoch seconds. */

/** A drill as it is to be kept. */
export interface NewDrill {
  entityRef: string;
  /** What was restored, as it was called then. */
  item: string;
  destination: string;
  /** User or service that reports it. */
  reportedBy: string;
  reportedAt: number;
  report: DrillReport;
}

/** A drill as it is kept. */
export interface StoredDrill extends NewDrill {
  id: string;
}

/** The last drill that proved that an item comes back. */
export interface ProvenItem {
  itemKey: string;
  finishedAt: number;
}

/** Keeps restores that were really tried. Nothing is ever removed. */
export interface DrillStore {
  addDrill(drill: NewDrill): Promise<StoredDrill>;
  /** Newest first. */
  getDrills(entityRef: string, limit: number): Promise<StoredDrill[]>;
  /**
   * What was proven, for levels and scorecards: of each item the newest drill
   * that ended well.
   *
   * @param since - epoch seconds
   */
  getProvenItems(since: number): Promise<ProvenItem[]>;
  /** The newest successful drill of each item, whichever entity recorded it. */
  getLastProven(itemKeys: readonly string[]): Promise<StoredDrill[]>;
  /** Of each of these items the newest drill, however it ended and whosever it was. */
  getLastDrills(itemKeys: readonly string[]): Promise<StoredDrill[]>;
}

export type { DrillOutcome };
