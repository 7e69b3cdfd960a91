/**
 * @returns the file that holds the objects of a kind in a cluster's folder
 */
export function manifestFileName(kind: string): string {
  return `${kind.toLowerCase()}.json`;
}

/** File in the manifests folder that holds the anchor. */
export const ANCHOR_FILE = 'anchor.json';
