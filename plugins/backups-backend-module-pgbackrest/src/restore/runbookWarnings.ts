import type { Prose, RestoreWay } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import { databaseRefusal, utcText } from 'backstage-plugin-backups-node';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import type { RestoreValue } from './RestoreValue';
import type { Situation } from './Situation';
import { namedDatabases, unnamedDatabases } from './namedDatabases';
import { readsChosenRepository } from './recoveryCluster';

/** What of a repository is read, in the words of its tool. */
export function copyInWords({ tool, stanza, name }: RestoreValue): Prose {
  switch (tool) {
    case 'dalibo':
    case 'opera':
      return prose`stanza ${stanza ?? name} in `;
    case 'barman-cloud':
    case 'barman-in-tree':
      return prose`what barman keeps of server ${stanza ?? name} in `;
    case 'volume-snapshot':
    case 'unknown':
      return [];
    default: {
      const unplaced: never = tool;
      throw new TypeError(`Copy without words: ${unplaced}`);
    }
  }
}

/** `films, books and 2 databases of other apps`. */
function databasesInWords(situation: Situation): Prose {
  const named = namedDatabases(situation);
  const more = unnamedDatabases(situation);
  if (more === 0) return prose`${named.join(', ')}`;
  const others = `${more} ${
    more === 1 ? 'database' : 'databases'
  } of other apps`;
  return named.length === 0
    ? [{ text: others }]
    : prose`${named.join(', ')} and ${[{ text: others }]}`;
}

/** @returns what to know before a restore begins */
export function warningsOf(situation: Situation, way: RestoreWay): Prose[] {
  const { request, value, target } = situation;
  const { earliest, latest } = request.window ?? {};
  const warnings: Prose[] = [];
  if (target && latest && request.notAfter > latest.at) {
    warnings.push(
      prose`The log is known to be archived until ${utcText(
        latest.at,
      )} only. If it ends before ${target}, the restore fails: then choose an earlier moment.`,
    );
  }
  if (target && earliest && request.notAfter < earliest.at) {
    warnings.push(
      prose`Backups that were seen begin at ${utcText(
        earliest.at,
      )}. An older one may be in the repository; if not, the restore fails and nothing is changed.`,
    );
  }
  if (value.databases.length > 1 && way === 'new-cluster') {
    warnings.push(
      prose`${databasesInWords(
        situation,
      )} are on this server: every app that uses one of them goes back, too.`,
    );
  }
  if (way !== 'command-line' && !readsChosenRepository(situation)) {
    warnings.push(
      prose`The plugin offers no choice: it takes the first of ${
        value.repositoriesInStanza
      } repositories with a fitting backup, which may be another than ${[
        { text: request.plan.destination.label },
      ]}.`,
    );
  }
  if (value.tool === 'volume-snapshot') {
    warnings.push(
      prose`A volume snapshot lies on the same storage, and brings back its own moment only.`,
    );
  }
  return warnings;
}

/** @returns why nothing that works can be written down */
export function refusal(
  request: RunbookRequest,
  value: RestoreValue,
): string | undefined {
  const { scenario, latest, notAfter, plan, window } = request;
  if (value.tool === 'unknown') {
    return `Nothing that is known leads from ${plan.object.name} to its repository, so there is nothing to restore from. What it refers to is missing, or written for an older plugin.`;
  }
  const unsuited = databaseRefusal(request);
  if (unsuited !== undefined) return unsuited;
  const goesBack =
    scenario === 'database-moment' || scenario === 'broken-since';
  if (goesBack && value.tool === 'volume-snapshot') {
    return 'This copy is a volume snapshot: it has no log, and brings back its own moment only.';
  }
  const earliest = window?.earliest;
  if (!latest && earliest?.known === 'observed' && notAfter < earliest.at) {
    return `The tool itself says that it can go back to ${utcText(
      earliest.at,
    )}, and no further.`;
  }
  return undefined;
}
