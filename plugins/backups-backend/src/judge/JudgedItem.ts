import { ItemFact } from 'backstage-plugin-backups-node';
import { RpoView } from 'backstage-plugin-backups-common';
import { JudgedPlan } from './JudgedPlan';
import { Lack } from './Lack';
import { ServerKnowledge } from '../join/Estate';

/** What `judge` makes of an item, as it is kept. Instants are epoch seconds. */
export interface ItemJudgement {
  rpo: RpoView;
  /** Nothing copies it, on a complete scan. */
  unprotected: boolean;
  atRiskAt: number;
  /** From here nothing can be said about it. */
  unknownAt: number;
  /** What would have to be known. */
  lack?: Lack;
  /** Not everything that could hold a copy of it was read. */
  mayHaveMore?: true;
}

/** An item of one entity, judged, while a cycle lasts. */
export interface JudgedItem extends ItemJudgement {
  item: ItemFact;
  plans: JudgedPlan[];
}

/** A server that may hold a copy, as far as judging needs to know it. */
export type ReadServer = Pick<
  ServerKnowledge,
  'described' | 'answered' | 'absenceStands'
>;
