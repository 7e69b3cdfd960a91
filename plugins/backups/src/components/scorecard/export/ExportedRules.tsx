import {
  LEVEL_RULES,
  type ExportedRule,
  type RuleResult,
} from 'backstage-plugin-backups-common';
import { nameOfRef } from '../../../text/nameOfRef';
import { ruleTitle } from '../../../text/ruleTitle';
import { ExportedTable } from './ExportedTable';

const WORDS: Record<RuleResult, string> = {
  met: 'met',
  'not-met': 'not met',
  'not-known': 'not known',
};

/** Props of {@link ExportedRules}. */
export interface ExportedRulesProps {
  rules: readonly ExportedRule[];
}

/** How each app meets each rule. */
export function ExportedRules(props: ExportedRulesProps) {
  const apps = new Map<string, Map<string, ExportedRule>>();
  for (const rule of props.rules) {
    const own = apps.get(rule.entityRef) ?? new Map();
    own.set(rule.rule, rule);
    apps.set(rule.entityRef, own);
  }
  return (
    <ExportedTable
      id="rules"
      title="Rules, app by app"
      heads={['App', ...LEVEL_RULES.map(ruleTitle)]}
      rows={[...apps].map(([ref, own]) => ({
        key: ref,
        cells: [
          nameOfRef(ref),
          ...LEVEL_RULES.map(rule => {
            const judged = own.get(rule);
            return judged ? WORDS[judged.result] : 'not judged';
          }),
        ],
      }))}
    />
  );
}
