import { PlanFact } from 'backstage-plugin-backups-node';

/** One place of which it is not known where it is, however many copies go there. */
export interface PlaceQuestion {
  /** What its copies have in common: `*-volsync-garage`. */
  shape: string;
  /** `Where is *-volsync-garage? 73 copies of 70 volumes go there.` */
  question: string;
  /** How many copies the answer settles. */
  copies: number;
  /** How many volumes and databases they are of. */
  items: number;
  /** YAML for the configuration, with what has to be filled in. */
  snippet: string;
}

interface AskedPlan {
  fact: PlanFact;
  itemKey?: string;
}

const SECRET = /(?:^|\|)secret=([^|]+)/;

/** @returns an expression that fits a text and nothing else */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Names by which people tell the copies of one app from those of another, longest first. */
function ownNames({ fact, itemKey = '' }: AskedPlan): string[] {
  const { object, labels } = fact;
  const names = [
    itemKey.slice(itemKey.lastIndexOf('/') + 1),
    object.name,
    labels['app.kubernetes.io/name'],
    labels['app.kubernetes.io/instance'],
    object.namespace,
  ];
  return [...new Set(names.flatMap(name => name || []))].sort(
    (a, b) => b.length - a.length,
  );
}

/** A name without the app's own: `radarr-volsync-garage` becomes `*-volsync-garage`. */
function shapeOf(secretName: string, plan: AskedPlan): string {
  for (const name of ownNames(plan)) {
    const own = new RegExp(`(^|[-_.])${literally(name)}(?=$|[-_.])`);
    // A name that is all of it would leave a shape that fits everything.
    if (name !== secretName && own.test(secretName)) {
      return secretName.replace(own, '$1*');
    }
  }
  return secretName;
}

function snippetOf(shape: string): string {
  const expression = shape.split('*').map(literally).join('.+');
  return [
    'backups:',
    '  destinations:',
    `    - match: { secretName: '^${expression.replace(/'/g, "''")}$' }`,
    '      label: … # what you call it',
    '      failureDomain: … # what breaks together with it: nas, backblaze-b2',
    '      offSite: … # true or false',
  ].join('\n');
}

/**
 * Asks once for each place that is not known, instead of once for each copy: by
 * the name of the Secret that leads there, with the app's own name taken out.
 *
 * @param plans - those that stand
 * @returns the question that settles most first
 */
export function places(plans: readonly AskedPlan[]): PlaceQuestion[] {
  const shapes = new Map<string, AskedPlan[]>();
  for (const plan of plans) {
    const { destination, fingerprint, former } = plan.fact;
    if (destination.failureDomain !== undefined || former) continue;
    const secretName = SECRET.exec(fingerprint)?.[1];
    if (secretName === undefined) continue;
    const shape = shapeOf(secretName, plan);
    const known = shapes.get(shape);
    if (known) known.push(plan);
    else shapes.set(shape, [plan]);
  }
  return [...shapes]
    .map(([shape, asked]): PlaceQuestion => {
      const items = new Set(asked.flatMap(({ itemKey }) => itemKey ?? [])).size;
      const copies = asked.length;
      return {
        shape,
        question: `Where is ${shape}? ${
          copies === 1 ? '1 copy goes' : `${copies} copies go`
        } there, of ${items === 1 ? '1 volume' : `${items} volumes`}.`,
        copies,
        items,
        snippet: snippetOf(shape),
      };
    })
    .sort((a, b) => b.copies - a.copies || a.shape.localeCompare(b.shape));
}
