import { PlaceQuestion } from 'backstage-plugin-backups-common';
import { UnknownPlace } from './places';

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

const KEYS: Record<UnknownPlace['by'], string> = {
  secret: 'secretName',
  template: 'secretName',
  endpoint: 'endpoint',
  server: 'server',
};

function snippetOf({ by, expression, mounted }: UnknownPlace): string {
  return [
    'backups:',
    '  destinations:',
    `    - match: { ${KEYS[by]}: ${quoted(expression)} }`,
    '      label: … # what you call it',
    ...(mounted
      ? [
          '      type: nfs',
          `      server: ${quoted(mounted.server)}`,
          `      path: ${quoted(mounted.path)}`,
        ]
      : []),
    '      failureDomain: … # what breaks together with it: nas, backblaze-b2',
    '      offSite: … # true or false',
  ].join('\n');
}

function where({ by, shape, mounted }: UnknownPlace): string {
  const what = by === 'template' ? `what is made from ${shape}` : shape;
  return mounted
    ? `Is ${what} on ${mounted.server}:${mounted.path}, which ${mounted.by} mounts into its movers?`
    : `Where is ${what}?`;
}

/** @returns one question for all copies that go to a place, with what answers it */
export function placeQuestion(place: UnknownPlace): PlaceQuestion {
  const { copies, items, entities } = place;
  const of = entities > 0 ? counted(entities, 'app') : counted(items, 'volume');
  return {
    key: place.key,
    shape: place.shape,
    question: `${where(place)} ${
      copies === 1 ? '1 copy goes' : `${copies} copies go`
    } there, of ${of}.`,
    copies,
    items,
    entities,
    snippet: snippetOf(place),
  };
}
