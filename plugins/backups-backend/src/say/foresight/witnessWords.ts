import { WitnessKind, timeInWords } from 'backstage-plugin-backups-common';

/** What the witnesses of one copy say. Instants are epoch seconds. */
export interface ToldWitnesses {
  kind: WitnessKind;
  /** What makes the copy: `ReplicationSource media/radarr`. */
  operator: string;
  operatorAt?: number;
  /** What listed the repository: `Reports of Kopia`; absent: nothing did. */
  list?: string;
  repositoryAt?: number;
  restoredAt?: number;
  silent: readonly { witness: string; since?: number }[];
}

function at(instant: number | undefined): string {
  return instant === undefined ? 'none' : timeInWords(instant);
}

function agreementInWords(told: ToldWitnesses): string {
  const { kind, operator, operatorAt, list, repositoryAt } = told;
  switch (kind) {
    case 'agree':
      return `${operator} reports a success of ${at(
        operatorAt,
      )}, and ${list} has it.`;
    case 'repository-newer':
      return `The repository has a newer point than ${operator} reports: ${at(
        repositoryAt,
      )}, not ${at(
        operatorAt,
      )}. It can be restored; find out why its success is not reported.`;
    case 'operator-newer':
      return `${operator} reports a success of ${at(
        operatorAt,
      )}, and ${list} has no good point of it: the newest there is ${at(
        repositoryAt,
      )}.`;
    case 'operator-alone':
      return `Only ${operator} reports a success, of ${at(
        operatorAt,
      )}: no list of the repository confirms it.`;
    case 'repository-alone':
      return `Only ${list} has a point of it, of ${at(repositoryAt)}.`;
    case 'too-early':
      return `${operator} reports a success of ${at(
        operatorAt,
      )}, which is too new for ${list}: the newest there is ${at(
        repositoryAt,
      )}.`;
    case 'none':
      return 'No witness reports a copy.';
    default: {
      const unplaced: never = kind;
      throw new Error(`Witnesses without words: ${unplaced}`);
    }
  }
}

/** @returns who reports a copy, in sentences */
export function witnessesInWords(told: ToldWitnesses): string {
  const { restoredAt, silent } = told;
  return [
    agreementInWords(told),
    restoredAt === undefined
      ? undefined
      : `Its data of ${timeInWords(restoredAt)} was restored and looked at.`,
    ...silent.map(({ witness, since }) =>
      since === undefined
        ? `${witness} never answered.`
        : `${witness} has been silent since ${timeInWords(since)}.`,
    ),
  ]
    .filter(Boolean)
    .join(' ');
}
