import type { Stanza } from '../read/Stanza';
import type { Observed } from './ClusterContext';
import { fingerprintOf } from './repositoryParts';

/** Where pgBackRest keeps a stanza: once in each of its repositories. */
function placesOf({ spec }: Stanza): string[] {
  const {
    name,
    s3Repositories = [],
    azureRepositories = [],
  } = spec?.stanzaConfiguration ?? {};
  if (name === undefined) return [];
  return [
    ...s3Repositories.map(repository => [
      's3',
      repository?.endpoint,
      repository?.bucket,
      repository?.repoPath,
    ]),
    ...azureRepositories.map(repository => [
      'azure',
      repository?.account,
      repository?.endpoint,
      repository?.container,
      repository?.repoPath,
    ]),
  ].map(parts => fingerprintOf(name, ...parts));
}

/**
 * Finds which database clusters archive into which stanza. Two Stanzas of one name
 * in one place are one: what either tells may be about the other's database.
 *
 * @param stanzas - by their key, `namespace/name`
 * @param archivers - names of the clusters that refer to each
 * @returns keys of the clusters, by the key of each Stanza
 */
export function stanzaSharers(
  stanzas: ReadonlyMap<string, Observed<Stanza>>,
  archivers: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const byPlace = new Map<string, Set<string>>();
  const own = (key: string, { subject }: Observed<Stanza>) =>
    (archivers.get(key) ?? []).map(
      name => `${subject.object.namespace ?? ''}/${name}`,
    );
  for (const [key, stanza] of stanzas) {
    for (const place of placesOf(stanza.value)) {
      const known = byPlace.get(place) ?? new Set();
      for (const cluster of own(key, stanza)) known.add(cluster);
      byPlace.set(place, known);
    }
  }
  return new Map(
    [...stanzas].map(([key, stanza]) => [
      key,
      [
        ...new Set([
          ...own(key, stanza),
          ...placesOf(stanza.value).flatMap(place => [
            ...(byPlace.get(place) ?? []),
          ]),
        ]),
      ],
    ]),
  );
}
