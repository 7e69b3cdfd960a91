import {
  EvidenceControl,
  LevelRule,
  ScorecardExport,
} from 'backstage-plugin-backups-common';
import { CONTROLS, ControlBasis } from '../../../judge/evidence/controls';
import { controlInWords } from '../../../say/evidence/controlWords';
import {
  actionsInWords,
  appsInWords,
  drillsInWords,
  exemptionsInWords,
  missedInWords,
  ruleInWords,
} from '../../../say/evidence/supportWords';

type Parts = Omit<ScorecardExport['body'], 'controls'>;
type Support = EvidenceControl['supports'][number];

function ofRule({ rules }: Parts, rule: LevelRule): Support {
  const own = rules.filter(judged => judged.rule === rule);
  const count = (result: (typeof own)[number]['result']) =>
    own.filter(judged => judged.result === result).length;
  return {
    part: 'rules',
    sentence: ruleInWords(rule, {
      met: count('met'),
      notMet: count('not-met'),
      notKnown: count('not-known'),
    }),
  };
}

function supportOf(basis: ControlBasis, parts: Parts, days: number): Support {
  switch (basis) {
    case 'apps':
      return {
        part: 'entities',
        sentence: appsInWords(parts.entities.length),
      };
    case 'covered':
    case 'fresh':
    case 'off-site':
    case 'hardened':
    case 'drilled':
    case 'runbook':
      return ofRule(parts, basis);
    case 'missed':
      return {
        part: 'missed',
        sentence: missedInWords(parts.missed.length, days),
      };
    case 'drills':
      return {
        part: 'drills',
        sentence: drillsInWords(
          parts.drills.length,
          parts.drills.filter(({ outcome }) => outcome === 'failed').length,
        ),
      };
    case 'actions':
      return {
        part: 'actions',
        sentence: actionsInWords(
          parts.actions.length,
          parts.actions.filter(({ closedAt }) => !closedAt).length,
        ),
      };
    case 'exemptions':
      return {
        part: 'exemptions',
        sentence: exemptionsInWords(
          parts.exemptions.length,
          parts.exemptions.filter(({ approvedBy }) => approvedBy).length,
        ),
      };
    default: {
      const unplaced: never = basis;
      throw new Error(`Basis without a sentence: ${unplaced}`);
    }
  }
}

/**
 * @param days - length of the period
 * @returns each control with what of the evidence supports it, and what does not
 */
export function controlViews(parts: Parts, days: number): EvidenceControl[] {
  return CONTROLS.map(({ framework, id, rests }) => {
    const words = controlInWords({ framework, id });
    return {
      framework: words.framework,
      id,
      asks: words.asks,
      supports: rests.map(basis => supportOf(basis, parts, days)),
      notShown: words.notShown,
    };
  });
}
