import type { NeedView } from 'backstage-plugin-backups-common';

/**
 * What a row says beside its sign and the names of its apps.
 *
 * @param needs - what is one thing to do, at least one
 * @returns for instance `52 copies on NAS are failing`; empty where sign and names say it all
 */
export function needText(needs: readonly NeedView[]): string {
  const [{ kind, title, entities, examples }] = needs;
  switch (kind.type) {
    case 'item':
      return '';
    case 'state':
      // What a whole place has in common is not said by the name of an app.
      return entities > 1 || examples.length === 0 ? title : '';
    case 'finding':
    case 'source':
      return needs.map(need => need.title).join('; ');
    default: {
      const unworded: never = kind;
      throw new Error(`Kind without words: ${unworded}`);
    }
  }
}
