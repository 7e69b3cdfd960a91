import type { ObjectReference } from 'backstage-plugin-backups-node';

/** @returns a repository as an object to point at; it belongs to no cluster */
export function repositoryObject(repository: string): ObjectReference {
  return { cluster: '', kind: 'Repository', name: repository };
}
