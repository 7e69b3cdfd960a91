import { Document } from 'yaml';
import type { FieldReference, ManifestObject, ManifestValue } from './Command';
import { FieldGuards } from './FieldGuards';
import type { FieldValues, NamedField } from './FieldValues';

function isReference(value: ManifestValue): value is FieldReference {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    typeof value.field === 'string' &&
    Object.keys(value).length === 1
  );
}

/** Stands in the YAML until it is known how the here-document is quoted. */
function tokenOf(id: string): string {
  return `__unfilled_${id}__`;
}

function filledIn(
  value: ManifestValue,
  values: FieldValues,
  unfilled: Set<string>,
): unknown {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map(element => filledIn(element, values, unfilled));
  }
  if (isReference(value)) {
    const known = values[value.field];
    if (known !== undefined && known !== '') return known;
    unfilled.add(value.field);
    return tokenOf(value.field);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      child === undefined ? [] : [[key, filledIn(child, values, unfilled)]],
    ),
  );
}

/** @returns a line that stands nowhere in the text */
function delimiterFor(text: string): string {
  const lines = new Set(text.split('\n'));
  let delimiter = 'EOF';
  while (lines.has(delimiter)) delimiter += '_';
  return delimiter;
}

/**
 * Writes manifests as a here-document. Its delimiter is quoted, so that a shell
 * reads nothing in it, unless a value is missing: then everything else is
 * escaped and the shell asks for the value.
 *
 * @returns what follows the command on its line, and the lines below
 */
export function renderManifests(
  manifests: readonly ManifestObject[],
  values: FieldValues,
  fields: readonly NamedField[],
): { redirection: string; body: string } {
  const unfilled = new Set<string>();
  const text = manifests
    .map(manifest =>
      // YAML 1.1 is what kubectl reads: `on`, `0o7` and `1_000` are quoted, too.
      new Document(filledIn(manifest, values, unfilled), {
        version: '1.1',
      }).toString({ lineWidth: 0, directives: false }),
    )
    .join('---\n');
  const delimiter = delimiterFor(text);
  if (unfilled.size === 0) {
    return { redirection: `<<'${delimiter}'`, body: `${text}${delimiter}` };
  }
  let escaped = text.replace(/[\\$`]/g, character => `\\${character}`);
  const guards = new FieldGuards(fields);
  for (const id of unfilled) {
    escaped = escaped.replaceAll(tokenOf(id), () => `'${guards.next(id)}'`);
  }
  return { redirection: `<<${delimiter}`, body: `${escaped}${delimiter}` };
}
