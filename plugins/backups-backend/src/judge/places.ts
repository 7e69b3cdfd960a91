import { PlanFact, hostOf } from 'backstage-plugin-backups-node';
import { shapeOfName, shapeOfVeiledName } from './shapeOfName';

/** One place of which it is not known where it is, however many copies go there. */
export interface UnknownPlace {
  /** Tells it from the others. */
  key: string;
  /** What its copies have in common: `*-volsync-garage`, or a host. */
  shape: string;
  /** What the shape is of. */
  by: 'secret' | 'template' | 'endpoint' | 'server';
  /** Finds its copies, and no others, as `backups.destinations[].match` does. */
  expression: string;
  /** A share that is mounted into the movers of all its copies, and may be it. */
  mounted?: NonNullable<PlanFact['leads']>['mounted'];
  /** How many copies the answer settles. */
  copies: number;
  /** How many volumes and databases they are of. */
  items: number;
  /** How many entities have those. */
  entities: number;
}

/** A plan, as far as a question about its place needs it. */
export interface AskedPlan {
  fact: PlanFact;
  itemKey?: string;
  /** References of entities that it is a copy for. */
  entities?: readonly string[];
}

interface Group {
  by: UnknownPlace['by'];
  shape: string;
  plans: AskedPlan[];
}

/** @returns an expression that fits a text and nothing else */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** @returns an expression that fits what has a shape: `*-volsync` fits `radarr-volsync` */
function fitting(shape: string): string {
  return shape.split('*').map(literally).join('.+');
}

function secretOf({ fact }: AskedPlan): string | undefined {
  return fact.leads?.secretName;
}

function isUnknown({ fact }: AskedPlan): boolean {
  return fact.destination.failureDomain === undefined && !fact.former;
}

/** What makes a Secret, without the app's own name: the same for all apps of a template. */
function templateOf(plan: AskedPlan): string | undefined {
  const { madeFrom } = plan.fact.leads ?? {};
  if (!madeFrom) return undefined;
  const { store, keys, template } = madeFrom;
  return JSON.stringify([
    store ?? '',
    keys.map(key => shapeOfVeiledName(key, plan.fact, plan.itemKey)),
    template.map(line => shapeOfName(line, plan.fact, plan.itemKey)),
  ]);
}

/** The address of a place that is known as far as that. */
function addressOf({ fact }: AskedPlan): Omit<Group, 'plans'> | undefined {
  const { endpoint, server } = fact.destination;
  const host = hostOf(endpoint ?? server ?? '');
  return host === undefined
    ? undefined
    : { by: endpoint === undefined ? 'server' : 'endpoint', shape: host };
}

function grouped<T>(
  values: readonly T[],
  keyOf: (value: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** What the Secrets of a template are called by, where that is one name. */
function nameOfTemplate(plans: readonly AskedPlan[]): Omit<Group, 'plans'> {
  const shapes = new Set(plans.map(plan => shapeOfSecret(plan)));
  if (shapes.size === 1) return { by: 'secret', shape: [...shapes][0] };
  const { store } = plans[0].fact.leads?.madeFrom ?? {};
  return { by: 'template', shape: store ?? [...shapes].join(', ') };
}

function shapeOfSecret(plan: AskedPlan): string {
  return shapeOfName(secretOf(plan) ?? '', plan.fact, plan.itemKey);
}

/**
 * Those with a Secret: by what makes it, then by its name. A name that only one
 * template has is that template's, wherever the Secret comes from.
 */
function secretGroups(plans: readonly AskedPlan[]): Group[] {
  const made = grouped(
    plans.filter(plan => templateOf(plan) !== undefined),
    plan => templateOf(plan) ?? '',
  );
  const groups = [...made.values()].map(
    (own): Group => ({ ...nameOfTemplate(own), plans: own }),
  );
  const others = grouped(
    plans.filter(plan => templateOf(plan) === undefined),
    shapeOfSecret,
  );
  for (const [shape, own] of others) {
    const alike = groups.filter(
      group => group.by === 'secret' && group.shape === shape,
    );
    if (alike.length === 1) alike[0].plans.push(...own);
    else groups.push({ by: 'secret', shape, plans: own });
  }
  return groups;
}

/** An expression for the Secrets of a group that fits none of the others. */
function secretExpression(group: Group, all: readonly AskedPlan[]): string {
  const own = new Set(group.plans.flatMap(plan => secretOf(plan) ?? []));
  const others = [...new Set(all.flatMap(plan => secretOf(plan) ?? []))].filter(
    name => !own.has(name),
  );
  const shapes = [...new Set(group.plans.map(shapeOfSecret))].sort();
  const expressionOf = (parts: readonly string[]) =>
    parts.length === 1 ? `^${parts[0]}$` : `^(${parts.join('|')})$`;
  const short = expressionOf(shapes.map(fitting));
  const fits = new RegExp(short);
  return others.some(name => fits.test(name))
    ? expressionOf([...own].sort().map(literally))
    : short;
}

function mountedInAll(
  plans: readonly AskedPlan[],
): UnknownPlace['mounted'] | undefined {
  const mounts = grouped(plans, ({ fact }) =>
    JSON.stringify(fact.leads?.mounted ?? null),
  );
  return mounts.size === 1 ? plans[0].fact.leads?.mounted : undefined;
}

/**
 * Groups the copies whose place is not known by where they go all the same: by
 * the address, as far as that is known; by what makes the Secret that leads there
 * (store, remote keys, template); by its name. The app's own name is taken out of
 * each.
 *
 * @param plans - all that stand, those whose place is known, too
 * @returns the one that settles most first
 */
export function places(plans: readonly AskedPlan[]): UnknownPlace[] {
  const unknown = plans.filter(isUnknown);
  const located = unknown.filter(plan => addressOf(plan) !== undefined);
  const led = unknown.filter(
    plan => addressOf(plan) === undefined && secretOf(plan) !== undefined,
  );
  const addresses = [
    ...grouped(located, plan => JSON.stringify(addressOf(plan))).values(),
  ].flatMap((own): Group[] => {
    const address = addressOf(own[0]);
    return address ? [{ ...address, plans: own }] : [];
  });
  return [...addresses, ...secretGroups(led)]
    .map((group): UnknownPlace => {
      const { by, shape } = group;
      const isSecret = by === 'secret' || by === 'template';
      const expression = isSecret
        ? secretExpression(group, plans)
        : `(^|/)${literally(shape)}(:|/|$)`;
      return {
        key: `${by}/${expression}`.slice(0, 200),
        by,
        shape,
        expression,
        mounted: mountedInAll(group.plans),
        copies: group.plans.length,
        items: new Set(group.plans.flatMap(({ itemKey }) => itemKey ?? []))
          .size,
        entities: new Set(group.plans.flatMap(plan => plan.entities ?? []))
          .size,
      };
    })
    .sort(
      (a, b) =>
        b.copies - a.copies ||
        (a.shape < b.shape ? -1 : 1) ||
        (a.key < b.key ? -1 : 1),
    );
}
