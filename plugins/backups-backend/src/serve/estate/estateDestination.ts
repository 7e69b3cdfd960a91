import {
  DestinationView,
  PlanState,
  instantToIso,
} from 'backstage-plugin-backups-common';
import {
  CauseDocument,
  DestinationDocument,
} from '../../keep/estate/estateDocuments';
import { PlanAt } from '../../keep/planAt';
import { wordedFindings } from '../../say/findings';
import { causeReference } from '../views/causeReference';
import { MeasuredSizes } from './sizesOf';

/**
 * @param known - `plans`: those whose copies live there; `causes`: of their
 * trouble; `now`: epoch seconds
 * @returns a place of copies as the estate shows it
 */
export function estateDestination(
  document: DestinationDocument,
  known: {
    plans: readonly PlanAt[];
    causes: readonly CauseDocument[];
    size?: MeasuredSizes;
    now: number;
  },
): DestinationView {
  const { plans, causes, size, now } = known;
  const states = new Map<PlanState, number>();
  for (const { state } of plans) {
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  const cause = causes.find(({ from }) => from <= now);
  const { newestContact } = document;
  return {
    ...document.destination,
    key: document.key,
    prefixes: document.prefixes,
    plans: document.planIds.length,
    states: [...states].map(([state, count]) => ({ state, plans: count })),
    items: document.itemKeys,
    itemBytes: document.itemBytes,
    ...size,
    entities: document.entities,
    newestContact: newestContact && {
      at: instantToIso(newestContact.at),
      object: newestContact.object,
    },
    cause: cause && causeReference(cause),
    findings: document.findings.flatMap(({ finding, plans: count }) =>
      wordedFindings([finding], now).map(({ severity, title, fix }) => ({
        severity,
        title,
        fix,
        plans: count,
      })),
    ),
  };
}
