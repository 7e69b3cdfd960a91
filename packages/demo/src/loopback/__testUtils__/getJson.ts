/** A list, a Status or a discovery document, as far as tests look at it. */
export interface ApiDocument {
  kind?: string;
  apiVersion?: string;
  message?: string;
  reason?: string;
  code?: number;
  details?: object;
  groupVersion?: string;
  groups?: { name: string; preferredVersion: { groupVersion: string } }[];
  resources?: { name: string; kind: string; namespaced: boolean }[];
  versions?: string[];
  metadata: {
    name?: string;
    resourceVersion?: string;
    continue?: string;
    remainingItemCount?: number;
  };
  items: {
    apiVersion?: string;
    kind?: string;
    metadata: { namespace?: string; name: string };
  }[];
}

/** @returns what the API said, and with which status */
export async function getJson(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: ApiDocument }> {
  const response = await fetch(url, { headers });
  return {
    status: response.status,
    body: (await response.json()) as ApiDocument,
  };
}

/** @returns `namespace/name` of the members of a list */
export function keysOf({ items }: ApiDocument): string[] {
  return items.map(({ metadata: { namespace, name } }) =>
    namespace ? `${namespace}/${name}` : name,
  );
}
