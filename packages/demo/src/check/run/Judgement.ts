import type {
  DestinationView,
  EntityBackups,
  PlaceQuestion,
  ForesightView,
  SourceView,
  UnlinkedItem,
} from 'backstage-plugin-backups-common';

/** An app, and what its page shows. */
export interface JudgedApp {
  name: string;
  backups: EntityBackups;
  foresight: ForesightView;
}

/** A report that was not taken. */
export interface RefusedReport {
  /** Name of its file. */
  file: string;
  kind: string;
  repository: string;
  reason: string;
}

/** What is known after the last reading of a folder, or of a cluster. */
export interface Judgement {
  /** What was read, for instance `dump` or `homelab`. */
  title: string;
  /** Everything is judged as of then. */
  at: Date;
  apps: JudgedApp[];
  places: DestinationView[];
  /** Places whose location is not known. */
  questions: PlaceQuestion[];
  sources: SourceView[];
  refused: RefusedReport[];
  /** What belongs to no app, or to several that contradict each other. */
  unlinked: UnlinkedItem[];
}
