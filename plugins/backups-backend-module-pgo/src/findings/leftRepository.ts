import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import type { ObservedRepository } from '../observe/planOf';
import type { Repository } from '../observe/repositoriesOf';
import type { Tell } from './scheduleFindings';

/** No backup follows those that are there. */
export function leftRepository(
  tell: Tell,
  subject: Subject,
  { plan, repository }: ObservedRepository,
  left: readonly Repository[],
): FindingFact[] {
  if (!left.includes(repository)) return [];
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'backups-switched-off',
        severity: 'erodes',
        title: `Backups of ${subject.object.name} into ${repository.name} are switched off: no other follows those that are there.`,
        detail:
          'The operator makes none while spec.backups.enabled is false or the repository is not declared, and archives no log either. What is in the repository stays.',
        fix: 'Declare the repository with a schedule under spec.backups.pgbackrest again, or say why the database needs no backup.',
        evidence: [{ field: 'spec.backups', value: repository.name }],
      },
    ),
  ];
}
