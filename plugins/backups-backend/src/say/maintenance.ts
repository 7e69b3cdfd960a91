import { timeInWords } from 'backstage-plugin-backups-common';
import { FindingWords, Found } from './FindingWords';

const UNMAINTAINED =
  'Without maintenance retention deletes restore points but frees no space, and the repository grows and slows down until it fails.';

function ownerWords(owner: string | undefined): string {
  return owner ? `; its owner is ${owner}` : '';
}

function failingMaintenance({
  object,
  since,
  message,
  meaning,
  remedy,
}: Found<'maintenance-failing'>): FindingWords {
  return {
    title: `Maintenance of the repository fails${
      since === undefined ? '' : ` since ${timeInWords(since)}`
    } (${object}): ${message}`,
    detail: [meaning, UNMAINTAINED].filter(Boolean).join(' '),
    fix: remedy ?? `Look at the Jobs of ${object}.`,
  };
}

/** @returns what is said of the maintenance of a repository */
export function maintenanceInWords(
  found: Found<
    | 'maintenance-suspended'
    | 'maintenance-failing'
    | 'maintenance-never-ran'
    | 'maintenance-overdue'
    | 'maintenance-has-two-owners'
  >,
): FindingWords {
  switch (found.code) {
    case 'maintenance-suspended':
      return {
        title: `Maintenance of the repository is switched off (${found.object}).`,
        detail: UNMAINTAINED,
        fix: 'Switch it on again, or make sure that something else maintains the repository.',
      };
    case 'maintenance-failing':
      return failingMaintenance(found);
    case 'maintenance-never-ran':
      return {
        title: `Maintenance of the repository has never succeeded${ownerWords(
          found.owner,
        )} (${found.object}).`,
        detail: UNMAINTAINED,
        fix:
          found.remedy ??
          `Look at the Jobs of ${found.object}; a common cause is that another user owns the repository's maintenance.`,
      };
    case 'maintenance-overdue':
      return {
        title: `Maintenance of the repository has not succeeded since ${timeInWords(
          found.lastSuccessAt,
        )}${ownerWords(found.owner)} (${found.object}).`,
        detail: UNMAINTAINED,
        fix: found.remedy ?? `Look at the Jobs of ${found.object}.`,
      };
    case 'maintenance-has-two-owners':
      return {
        title: `The repository is maintained by ${found.owners.join(' and ')}.`,
        detail:
          'Kopia lets one owner alone maintain a repository: the other one fails, or takes it over again and again.',
        fix: 'Leave it to the one that writes to the repository, and remove or switch off the other.',
      };
    default: {
      const unplaced: never = found;
      throw new Error(`Maintenance without words: ${JSON.stringify(unplaced)}`);
    }
  }
}
