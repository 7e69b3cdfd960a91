import type { FindingFact } from './FindingFact';
import type { ItemFact } from './ItemFact';
import type { ListingFact } from './ListingFact';
import type { MaintenanceFact } from './MaintenanceFact';
import type { MayCopyFact } from './MayCopyFact';
import type { PlanFact } from './PlanFact';
import type { RepositoryFact } from './RepositoryFact';
import type { RefillFact, RestoreFact } from './RestoreFact';
import type { RestoreTestFact } from './RestoreTestFact';
import type { ServiceFact } from './ServiceFact';
import type { WorkloadFact } from './WorkloadFact';

/**
 * What providers say. A closed union: each switch over it places every member.
 *
 * @public
 */
export type Fact =
  | ItemFact
  | WorkloadFact
  | PlanFact
  | MaintenanceFact
  | RepositoryFact
  | ListingFact
  | FindingFact
  | MayCopyFact
  | RestoreFact
  | RefillFact
  | RestoreTestFact
  | ServiceFact;
