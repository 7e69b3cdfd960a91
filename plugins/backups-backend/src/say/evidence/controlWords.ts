import { Control, Framework } from '../../judge/evidence/controls';

const FRAMEWORKS: Record<Framework, string> = {
  nis2: 'NIS2, Implementing Regulation (EU) 2024/2690, annex',
  dora: 'DORA, Regulation (EU) 2022/2554, article',
  'iso-27001': 'ISO/IEC 27001:2022',
  cis: 'CIS Controls 8.1',
  'nist-csf': 'NIST CSF 2.0',
  'essential-eight': 'Essential Eight',
};

interface Words {
  asks: string;
  notShown: string;
}

const NOT_ALL_DATA =
  'Data that no source of the portal lists is not in it: configuration, cloud services, machines.';

/** By framework and number. */
const WORDS: Readonly<Record<string, Words>> = {
  'nis2 4.2.1': {
    asks: 'Backup copies of data, and the means to restore them.',
    notShown: `${NOT_ALL_DATA} Staff and facilities are not shown.`,
  },
  'nis2 4.2.2 (b)': {
    asks: 'Copies that are complete and accurate, configuration and cloud data included.',
    notShown: NOT_ALL_DATA,
  },
  'nis2 4.2.2 (c)': {
    asks: 'Copies in a safe place, outside of the network and far enough away.',
    notShown:
      'That a place is away is what the configuration says or its address shows; distance and network are not measured.',
  },
  'nis2 4.2.2 (d)': {
    asks: 'Access to copies is controlled.',
    notShown:
      'Who has access to a repository is not read; only locks that a repository reports are.',
  },
  'nis2 4.2.2 (e)': {
    asks: 'Data can be restored from the copies.',
    notShown: 'Whether a restore was approved is not recorded.',
  },
  'nis2 4.2.3': {
    asks: 'Regular checks of the integrity of copies.',
    notShown:
      'A restore point that a repository lists is not proof of its bytes: only a restore that was tried is.',
  },
  'nis2 4.2.6': {
    asks: 'Regular tests of recovery, with documented results and corrective action.',
    notShown:
      'Tests that were recorded elsewhere, and whether those who recover know how, are not shown.',
  },
  'dora 12 (1)': {
    asks: 'Scope and least frequency of backups, by criticality.',
    notShown: 'Whether a declared RPO fits the function is not judged.',
  },
  'dora 12 (2)': {
    asks: 'Backup and recovery procedures are tested periodically.',
    notShown: 'Tests that were recorded elsewhere are not shown.',
  },
  'dora 12 (6)': {
    asks: 'Objectives for time and point of recovery, met for each function.',
    notShown:
      'Time to restore is known only where a restore was timed; deciding and starting the function are not in it.',
  },
  'dora 12 (7)': {
    asks: 'What was recovered is checked and reconciled.',
    notShown: 'Checks are in the words of the people who recorded them.',
  },
  'iso-27001 A.8.13': {
    asks: 'Backup copies are kept and tested regularly, by policy.',
    notShown: `${NOT_ALL_DATA} The policy itself is not in it.`,
  },
  'cis 11.2': {
    asks: 'Automated backups, weekly or more often.',
    notShown: NOT_ALL_DATA,
  },
  'cis 11.3': {
    asks: 'Recovery data is protected as the original is.',
    notShown: 'Encryption and access are not measured.',
  },
  'cis 11.4': {
    asks: 'An isolated instance of recovery data.',
    notShown:
      'Whether the accounts that can reach the original can reach the copy is not read.',
  },
  'cis 11.5': {
    asks: 'Recovery is tested each quarter, or more often.',
    notShown: 'Tests that were recorded elsewhere are not shown.',
  },
  'nist-csf PR.DS-11': {
    asks: 'Backups are created, protected, maintained and tested.',
    notShown: NOT_ALL_DATA,
  },
  'essential-eight Regular backups': {
    asks: 'Backups are made, kept safely, restored to a common point in time, and out of reach of accounts that could change them.',
    notShown:
      'The common point in time is on the page of each app; accounts are not read.',
  },
};

/** @returns what a control asks for and what the evidence does not show of it */
export function controlInWords(
  control: Pick<Control, 'framework' | 'id'>,
): Words & { framework: string } {
  const words = WORDS[`${control.framework} ${control.id}`];
  if (!words) {
    throw new Error(`No words for ${control.framework} ${control.id}`);
  }
  return { framework: FRAMEWORKS[control.framework], ...words };
}
