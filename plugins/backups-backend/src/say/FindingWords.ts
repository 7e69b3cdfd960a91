import { Finding } from 'backstage-plugin-backups-common';
import { FoundFacts } from '../judge/findings/JudgedFinding';

/** What is said of a finding. */
export type FindingWords = Pick<Finding, 'title' | 'detail' | 'fix'>;

/** What `judge` found under a code. */
export type Found<Code extends FoundFacts['code']> = Extract<
  FoundFacts,
  { code: Code }
>;
