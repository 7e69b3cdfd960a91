import { ResourceQuery } from 'backstage-plugin-backups-node';

/** What a request is for: the words of its errors depend on it. */
export type RequestPurpose =
  | { kind: 'clusters' }
  | { kind: 'discovery'; path: string }
  | { kind: 'list'; query: ResourceQuery; namespace?: string };

/**
 * @returns what was wanted, as the beginning of a sentence, for instance
 * `Listing replicationsources.volsync.backube of home-1`
 */
export function purposeInWords(
  cluster: string,
  purpose: RequestPurpose,
): string {
  switch (purpose.kind) {
    case 'clusters':
      return 'Listing the clusters of the Kubernetes plugin';
    case 'discovery':
      return `API discovery of ${cluster} (${purpose.path})`;
    case 'list': {
      const { group, plural } = purpose.query;
      const name = group === '' ? plural : `${plural}.${group}`;
      const namespace =
        purpose.namespace === undefined
          ? ''
          : ` in namespace ${purpose.namespace}`;
      return `Listing ${name} of ${cluster}${namespace}`;
    }
    default: {
      const unplaced: never = purpose;
      throw new Error(`Purpose without words: ${unplaced}`);
    }
  }
}
