import type { RuleResult } from 'backstage-plugin-backups-common';
import type { Look } from './Look';
import { markLooks } from './markLooks';

/** Icon, word and tone of a rule of the levels. */
export const ruleLooks: Record<RuleResult, Look> = markLooks;
