import type { FindingFact, FindingText } from 'backstage-plugin-backups-node';

/** Makes a fact of what is to be told about one plan, repository or restore. */
export type Tell = (text: FindingText) => FindingFact;
