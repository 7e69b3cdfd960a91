import { ItemFact } from 'backstage-plugin-backups-node';
import { Estate } from '../join/Estate';
import { isDatabase } from './claimDatabases';
import { Claims, EntityClaim, LEVELS } from './Claims';
import { Match } from './Match';
import { ContestedItem, Matches } from './Matches';

/**
 * The claims that count: those of the strongest way of matching. A cluster of
 * databases is made to be shared, so everybody who is known to use it counts;
 * a name that looks alike does so only where nothing else is known.
 */
function decidingClaims(
  all: readonly EntityClaim[],
  item: ItemFact,
  holders: readonly string[],
): EntityClaim[] {
  if (isDatabase(item)) {
    const known = all.filter(
      ({ level, entityRef }) => level !== 'name' || holders.includes(entityRef),
    );
    if (known.length > 0) return known.map(asShareable);
  }
  const level = LEVELS.find(candidate =>
    all.some(claim => claim.level === candidate),
  );
  return all.filter(claim => claim.level === level);
}

function asShareable(claim: EntityClaim): EntityClaim {
  return { ...claim, shareable: true };
}

/**
 * A volume stays with the workload that mounts it. An entity that only says
 * itself that the volume is its own is let in by the same owner, and else
 * contradicts: its word opens nothing.
 */
function withoutIntruders(
  all: readonly EntityClaim[],
  ownerOf: (ref: string) => string | undefined,
): { claims: EntityClaim[]; heldBy: string[]; intruders: string[] } {
  const heldBy = new Set(
    all.filter(({ level }) => level === 'workload').map(c => c.entityRef),
  );
  const owners = new Set([...heldBy].flatMap(ref => ownerOf(ref) ?? []));
  const mayJoin = (ref: string) => {
    const owner = ownerOf(ref);
    return heldBy.has(ref) || (owner !== undefined && owners.has(owner));
  };
  const own = all.filter(({ selfDeclared }) => selfDeclared);
  if (heldBy.size === 0 || own.length === 0) {
    return { claims: [...all], heldBy: [], intruders: [] };
  }
  const intruders = own.filter(({ entityRef }) => !mayJoin(entityRef));
  return {
    claims: all.flatMap(claim => {
      if (!claim.selfDeclared) return [claim];
      // The workload that mounts the volume keeps it.
      return intruders.includes(claim)
        ? []
        : [{ ...claim, level: 'workload' as const }];
    }),
    heldBy: [...heldBy],
    intruders: [...new Set(intruders.map(({ entityRef }) => entityRef))],
  };
}

/**
 * Decides by all claims to whom each item belongs.
 *
 * @param holdersOf - entities that a database's own names or labels point to
 * @param ownerOf - who owns an entity
 */
export function decide(
  estate: Estate,
  claims: Claims,
  holdersOf: Matches['holdersOf'],
  ownerOf: (ref: string) => string | undefined,
): Pick<Matches, 'itemsOf' | 'conflicts' | 'contestedOf' | 'unmatched'> {
  const contestedOf = new Map<string, ContestedItem[]>();
  const itemsOf = new Map<string, Map<string, Match>>();
  const conflicts = new Map<string, string[]>();
  const unmatched: string[] = [];
  for (const [itemKey, { fact: item }] of estate.items) {
    const {
      claims: all,
      heldBy,
      intruders,
    } = withoutIntruders(claims.of(itemKey), ownerOf);
    for (const ref of intruders) {
      contestedOf.set(ref, [
        ...(contestedOf.get(ref) ?? []),
        { itemKey, name: item.name, heldBy },
      ]);
    }
    const deciding = decidingClaims(all, item, holdersOf.get(itemKey) ?? []);
    if (deciding.length === 0) {
      unmatched.push(itemKey);
      continue;
    }
    const refs = [...new Set(deciding.map(claim => claim.entityRef))];
    const contradict =
      refs.length > 1 && deciding.some(claim => !claim.shareable);
    if (contradict || intruders.length > 0) {
      conflicts.set(itemKey, [...refs, ...intruders]);
    }
    for (const { entityRef, because, parts } of deciding) {
      const items = itemsOf.get(entityRef) ?? new Map<string, Match>();
      const known = items.get(itemKey);
      const own = [...new Set([...(known?.parts ?? []), ...(parts ?? [])])];
      items.set(itemKey, {
        entityRef,
        because: known?.because ?? because,
        ...(own.length > 0 && { parts: own }),
      });
      itemsOf.set(entityRef, items);
    }
  }
  return { itemsOf, conflicts, contestedOf, unmatched };
}
