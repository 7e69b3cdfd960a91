import { PlanFact, veilWords } from 'backstage-plugin-backups-node';

/** @returns an expression that fits a text and nothing else */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** What two names begin with, up to a dash: `radarr` of `radarr-config` and `radarr-r2`. */
function commonStart(a: string, b: string): string {
  const words = b.split(/([-_.])/);
  const same = a.split(/([-_.])/);
  let length = 0;
  while (length < same.length && same[length] === words[length]) length += 1;
  return same
    .slice(0, length)
    .join('')
    .replace(/[-_.]+$/, '');
}

/** Names by which people tell the copies of one app from those of another, longest first. */
function ownNames({ object, labels }: PlanFact, itemKey: string): string[] {
  const item = itemKey.slice(itemKey.lastIndexOf('/') + 1);
  const names = [
    item,
    object.name,
    commonStart(item, object.name),
    labels['app.kubernetes.io/name'],
    labels['app.kubernetes.io/instance'],
    object.namespace,
  ];
  return [...new Set(names.flatMap(name => name || []))].sort(
    (a, b) => b.length - a.length,
  );
}

/**
 * Takes the app's own name out of another: `radarr-volsync-garage` becomes
 * `*-volsync-garage`, and `s3:host/bucket/radarr` becomes `s3:host/bucket/*`.
 *
 * @param fact - the plan that it is of
 */
export function shapeOfName(
  name: string,
  fact: PlanFact,
  itemKey: string = '',
): string {
  return shapeWithout(ownNames(fact, itemKey), name);
}

/**
 * The same of a name whose words are veiled: its shape tells it from others, and
 * is not shown.
 */
export function shapeOfVeiledName(
  name: string,
  fact: PlanFact,
  itemKey: string = '',
): string {
  return shapeWithout(ownNames(fact, itemKey).map(veilWords), name);
}

function shapeWithout(names: readonly string[], name: string): string {
  for (const own of names) {
    const found = new RegExp(`(^|[-_./])${literally(own)}(?=$|[-_./])`);
    // A name that is all of it would leave a shape that fits everything.
    if (own !== name && found.test(name)) return name.replace(found, '$1*');
  }
  return name;
}
