import { run } from 'backstage-plugin-backups-common';
import type { FindingFact, ReportContext } from 'backstage-plugin-backups-node';
import { commandInText, joinWords } from 'backstage-plugin-backups-node';
import { identityOf } from '../observe/identityOf';
import type { Policy } from '../read/Policy';
import { repositoryObject } from './repositoryObject';
import { sourceOf } from './sourceOf';

/** Names in one sentence; of more it says how many there are. */
const MOST_NAMES = 3;

/** Sentences of one repository; of more it says how many there are. */
const MOST_FINDINGS = 50;

/** Paths of each user, in order: what lies in one folder stands together. */
function pathsByUser(identities: Iterable<string>): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const identity of identities) {
    const { userName, host, path } = sourceOf(identity);
    const key = `${userName}@${host}`;
    const known = paths.get(key);
    if (known) known.push(path ?? '');
    else paths.set(key, [path ?? '']);
  }
  for (const known of paths.values()) known.sort();
  return paths;
}

/** @returns index of the first path that is not before a text */
function firstFrom(paths: readonly string[], text: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (paths[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Some of the paths outside of a folder, and how many there are. */
function outside(
  paths: readonly string[],
  folder: string,
): { names: string[]; count: number } {
  const first = firstFrom(paths, folder);
  // What comes after everything that begins with the name of the folder.
  const last = firstFrom(paths, `${folder}\u{10ffff}`);
  return {
    count: paths.length - (last - first),
    names: [
      ...paths.slice(0, Math.min(first, MOST_NAMES)),
      ...paths.slice(last, last + MOST_NAMES),
    ].slice(0, MOST_NAMES),
  };
}

function findingOf(
  repository: string,
  text: Pick<FindingFact['finding'], 'title' | 'fix' | 'evidence'>,
): FindingFact {
  return {
    type: 'finding',
    finding: {
      code: 'retention-on-wrong-source',
      severity: 'advice',
      detail:
        'What is set for one path does not apply to another, so the snapshots are kept by inherited rules.',
      causeKey: `kopia/retention-on-wrong-source/${repository}`,
      ...text,
    },
    about: { object: repositoryObject(repository), repository, labels: {} },
  };
}

/**
 * Retention that is set for a source without snapshots, while the same user has
 * snapshots of another path: it was meant for those, and never applies.
 *
 * @param identities - sources with snapshots, `user@host:/path`
 * @returns at most {@link MOST_FINDINGS} of them, and one that counts the others
 */
export function policyFindings(
  policies: readonly Policy[],
  identities: ReadonlySet<string>,
  { repository }: ReportContext,
): FindingFact[] {
  const paths = pathsByUser(identities);
  const object = `Kopia repository ${repository}`;
  const findings: FindingFact[] = [];
  let more = 0;
  for (const { target, retention } of policies) {
    const identity = identityOf(target);
    const isSet = Object.values(retention ?? {}).some(
      value => value !== undefined,
    );
    if (identity === undefined || !isSet || identities.has(identity)) continue;
    const user = `${target.userName}@${target.host}`;
    // A policy of a folder above is inherited, and does apply.
    const { names, count } = outside(
      paths.get(user) ?? [],
      `${target.path?.replace(/\/$/, '')}/`,
    );
    if (count === 0) continue;
    if (findings.length >= MOST_FINDINGS) {
      more += 1;
      continue;
    }
    const meant =
      count > names.length
        ? joinWords([...names, `${count - names.length} more paths`])
        : joinWords(names);
    const command = run('kopia', 'policy', 'set', `${user}:${names[0]}`);
    findings.push(
      findingOf(repository, {
        title: `Retention is set for ${identity}, which has no snapshots; ${user} has those of ${meant}.`,
        fix: `Set the policy where the snapshots are, with the same options: ${commandInText(
          command,
        )}`,
        evidence: [{ object, field: 'policies[].target', value: identity }],
      }),
    );
  }
  if (more > 0) {
    findings.push(
      findingOf(repository, {
        title: `Retention is set for ${more} more sources without snapshots, whose users have snapshots of other paths.`,
        fix: 'Compare the sources of `kopia policy list` with those of `kopia snapshot list --all`.',
        evidence: [{ object, field: 'policies[].target', value: `${more}` }],
      }),
    );
  }
  return findings;
}
