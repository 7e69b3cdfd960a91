import type { FindingFact, ReportContext } from 'backstage-plugin-backups-node';
import { identityOf } from '../observe/identityOf';
import type { Policy } from '../read/Policy';
import { repositoryObject } from './repositoryObject';
import { sourceOf } from './sourceOf';

/**
 * Retention that is set for a source without snapshots, while the same user has
 * snapshots of another path: it was meant for those, and never applies.
 */
export function policyFindings(
  policies: readonly Policy[],
  identities: ReadonlySet<string>,
  { repository }: ReportContext,
): FindingFact[] {
  const paths = new Map<string, string[]>();
  for (const identity of identities) {
    const { userName, host, path } = sourceOf(identity);
    const key = `${userName}@${host}`;
    paths.set(key, [...(paths.get(key) ?? []), path ?? '']);
  }
  return policies.flatMap(({ target, retention }): FindingFact[] => {
    const identity = identityOf(target);
    const isSet = Object.values(retention ?? {}).some(
      value => value !== undefined,
    );
    if (identity === undefined || !isSet || identities.has(identity)) return [];
    const others = paths.get(`${target.userName}@${target.host}`) ?? [];
    // A policy of a folder above is inherited, and does apply.
    const meant = others.filter(
      path => !path.startsWith(`${target.path?.replace(/\/$/, '')}/`),
    );
    if (meant.length === 0) return [];
    return [
      {
        type: 'finding',
        finding: {
          code: 'retention-on-wrong-source',
          severity: 'advice',
          title: `Retention is set for ${identity}, which has no snapshots; ${
            target.userName
          }@${target.host} has those of ${meant.join(', ')}.`,
          detail:
            'What is set for one path does not apply to another, so the snapshots are kept by inherited rules.',
          fix: `Set the policy where the snapshots are: kopia policy set '${target.userName}@${target.host}:${meant[0]}' …`,
          causeKey: `kopia/retention-on-wrong-source/${repository}`,
          evidence: [
            {
              object: `Kopia repository ${repository}`,
              field: 'policies[].target',
              value: identity,
            },
          ],
        },
        about: { object: repositoryObject(repository), repository, labels: {} },
      },
    ];
  });
}
