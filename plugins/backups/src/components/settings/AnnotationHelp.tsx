import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { FactList } from '../layout/FactList';

/** Annotations of the catalog entity that change what the page shows. */
export function AnnotationHelp() {
  const meanings: [name: string, meaning: string][] = [
    [
      ENTITY_ANNOTATIONS.items,
      'items of this app, [cluster/]namespace/name, comma separated',
    ],
    [
      ENTITY_ANNOTATIONS.databases,
      'database clusters it uses, [cluster/]namespace/name#database, comma separated',
    ],
    [ENTITY_ANNOTATIONS.rpo, 'largest acceptable loss, for instance 24h'],
    [
      ENTITY_ANNOTATIONS.offsiteRpo,
      'largest acceptable loss when the site is gone',
    ],
    [ENTITY_ANNOTATIONS.rto, 'longest acceptable time to restore'],
    [ENTITY_ANNOTATIONS.expect, 'destinations that must hold a copy'],
    [ENTITY_ANNOTATIONS.exempt, 'why it needs no backup; until 2027-03-01'],
  ];
  return (
    <FactList
      facts={meanings.map(([name, meaning]) => ({
        term: name,
        fact: meaning,
      }))}
    />
  );
}
