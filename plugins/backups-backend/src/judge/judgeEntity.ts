import {
  ALWAYS,
  ENTITY_ANNOTATIONS,
  EntityThresholds,
  Exemption,
  Finding,
  NEVER,
} from 'backstage-plugin-backups-common';
import {
  WorkloadReference,
  readExemption,
  unlessExempt,
} from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { ContestedItem } from '../match/Matches';
import { MatchReason } from '../match/MatchReason';
import { SuspectedDatabase } from '../match/SuspectedDatabase';
import { Expectation } from './expectation';
import {
  JudgedFinding,
  KnownFinding,
  foundFacts,
  isWorded,
} from './findings/JudgedFinding';
import { JudgedItem } from './JudgedItem';
import { formerCopies } from './judgeItem';
import { JudgedPlan } from './JudgedPlan';

/** An item together with why it is the entity's, and its findings. */
export interface EntityItem {
  judged: JudgedItem;
  because: MatchReason;
  /** How many entities it belongs to. */
  sharedBy: number;
  /** References of the other entities it belongs to: of a hundred at most. */
  others: readonly string[];
  /** What of it is the entity's own: the databases of a cluster. */
  parts: string[];
  /** Resources that stand for it, see `Matches.holdersOf`. */
  holders: readonly string[];
  /** Those of the holders that the entity is itself, or depends on by its own word. */
  namedHolders: readonly string[];
  /** The item's own, and those of its plans. */
  findings: { finding: KnownFinding; planId?: string }[];
  conflictsWith: string[];
  /** Its own exemption, or the entity's. */
  exemption?: Exemption;
}

/** An entity with what `judge` made of it. */
export interface JudgedEntity {
  ref: string;
  thresholds: EntityThresholds;
  items: EntityItem[];
  expectation: Expectation;
  /** Findings about the entity itself. */
  findings: KnownFinding[];
  /** Expected destinations to which no plan of some item leads. */
  missingDestinations: string[];
  unclassifiedMounts: readonly string[];
  suspectedDatabases: readonly SuspectedDatabase[];
  /** Volumes that its own annotation names and that are another's. */
  contested: readonly ContestedItem[];
  workloads: readonly WorkloadReference[];
}

/** The item's own or the entity's, whichever holds longer. */
function exemptionOf(
  item: EntityItem,
  entity: CatalogEntity,
): Exemption | undefined {
  const own = item.judged.item.exemption;
  const inherited = readExemption(
    entity.annotations[ENTITY_ANNOTATIONS.exempt],
    `annotation ${ENTITY_ANNOTATIONS.exempt} of the entity`,
  );
  if (!own || !inherited) return own ?? inherited;
  return (own.until ?? NEVER) >= (inherited.until ?? NEVER) ? own : inherited;
}

const SEVERITIES: readonly Finding['severity'][] = [
  'breaks-restore',
  'erodes',
  'advice',
];

/** The worst first, and in one order however they came to be known. */
function byWeight(one: KnownFinding, other: KnownFinding): number {
  const weight =
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
  if (weight !== 0) return weight;
  const [first, second] = [one, other].map(
    finding =>
      `${finding.code} ${
        isWorded(finding) ? finding.title : JSON.stringify(foundFacts(finding))
      }`,
  );
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Findings without the advice that the entity does not want. */
function wanted(
  findings: EntityItem['findings'],
  { exemptRules }: Expectation,
): EntityItem['findings'] {
  const left = exemptRules
    ? findings.flatMap(({ finding, planId }) => {
        const wantedFinding = unlessExempt(finding, exemptRules);
        return wantedFinding ? [{ finding: wantedFinding, planId }] : [];
      })
    : [...findings];
  return left.sort((one, other) => byWeight(one.finding, other.finding));
}

/** Destinations that must hold a copy of an item, and to which no plan leads. */
function missingFor(item: EntityItem, expect: readonly string[]): string[] {
  return expect.filter(
    label =>
      !item.judged.plans.some(
        plan =>
          plan.joined.fact.destination.label === label &&
          plan.thresholds.fixed !== 'gone' &&
          !plan.switchedOff,
      ),
  );
}

function isExpected(plan: JudgedPlan, expect: readonly string[]): boolean {
  if (expect.length > 0) {
    return expect.includes(plan.joined.fact.destination.label);
  }
  return !plan.switchedOff;
}

/** First instant at which an item of the entity needs attention. */
function itemAttentionAt(
  entityItem: EntityItem,
  expect: readonly string[],
): number {
  const { judged, findings } = entityItem;
  const plans = judged.plans
    .filter(plan => isExpected(plan, expect))
    .map(plan => plan.attentionAt);
  const eroding = findings
    .filter(({ finding }) => finding.severity === 'erodes')
    .map(({ finding }) => finding.standsFrom ?? ALWAYS);
  // Nothing was ever copied: protected would be a lie, however new the plan is.
  const standing = judged.plans.filter(
    plan => plan.thresholds.fixed !== 'gone',
  );
  const neverCopied =
    standing.length > 0 &&
    standing.every(plan => !plan.memory.lastSuccess) &&
    formerCopies(judged.plans).length === 0
      ? [ALWAYS]
      : [];
  const missing = missingFor(entityItem, expect).length > 0 ? [ALWAYS] : [];
  return Math.min(NEVER, ...plans, ...eroding, ...neverCopied, ...missing);
}

function itemAtRiskAt({ judged, findings }: EntityItem): number {
  const breaking = findings
    .filter(({ finding }) => finding.severity === 'breaks-restore')
    .map(({ finding }) => finding.standsFrom ?? ALWAYS);
  return Math.min(judged.atRiskAt, ...breaking);
}

function contestedFinding(ref: string, item: ContestedItem): JudgedFinding {
  return {
    code: 'volume-of-another',
    severity: 'advice',
    volume: item.name,
    heldBy: [...item.heldBy],
    ref,
    causeKey: `volume-of-another/${item.itemKey}`,
    evidence: [{ object: ref, field: 'metadata.annotations' }],
  };
}

/**
 * Rolls an entity up from its items: the worst of them, exempt ones leaving
 * first, as thresholds.
 */
export function judgeEntity(options: {
  entity: CatalogEntity;
  expectation: Expectation;
  items: EntityItem[];
  /** About the entity as a whole, not about one of its items. */
  findings: KnownFinding[];
  unclassifiedMounts: readonly string[];
  suspectedDatabases?: readonly SuspectedDatabase[];
  contested?: readonly ContestedItem[];
  workloads: readonly WorkloadReference[];
  /** Everything that could hold an item of it was read. */
  scanComplete: boolean;
}): JudgedEntity {
  const {
    entity,
    expectation,
    unclassifiedMounts,
    suspectedDatabases = [],
    contested = [],
  } = options;
  const items = options.items.map(item => ({
    ...item,
    exemption: exemptionOf(item, entity),
    findings: wanted(item.findings, expectation),
  }));
  const missingDestinations = expectation.expect.filter(label =>
    items.some(
      item =>
        (!item.exemption || item.exemption.until !== undefined) &&
        missingFor(item, [label]).length > 0,
    ),
  );

  const rows = items.map(item => {
    const until = item.exemption ? item.exemption.until ?? NEVER : ALWAYS;
    const unknownAt =
      item.conflictsWith.length > 0 ? ALWAYS : item.judged.unknownAt;
    return {
      exemptUntil: until,
      // An exemption postpones; when it ends, the item counts again.
      atRiskAt: Math.max(itemAtRiskAt(item), until),
      attentionAt: Math.max(itemAttentionAt(item, expectation.expect), until),
      unknownAt: Math.max(unknownAt, until),
    };
  });
  const findings = [
    ...options.findings,
    ...expectation.misread.map(
      (misread): JudgedFinding => ({
        code: 'annotation-misread',
        severity: 'advice',
        ...misread,
        causeKey: `annotation-misread/${entity.ref}`,
        evidence: [{ object: entity.ref, field: 'metadata.annotations' }],
      }),
    ),
  ];
  findings.push(...contested.map(item => contestedFinding(entity.ref, item)));
  findings.sort(byWeight);
  const standing = (severity: Finding['severity']) =>
    findings
      .filter(finding => finding.severity === severity)
      .map(finding => finding.standsFrom ?? ALWAYS);
  const nothingFound = items.length === 0 && !options.scanComplete;
  const least = (values: number[]) => Math.min(NEVER, ...values);

  return {
    ref: entity.ref,
    items,
    expectation,
    missingDestinations,
    unclassifiedMounts,
    suspectedDatabases,
    contested,
    workloads: options.workloads,
    findings,
    thresholds: {
      items: items.length,
      exemptUntil:
        rows.length > 0 ? least(rows.map(row => row.exemptUntil)) : ALWAYS,
      atRiskAt: least([
        ...rows.map(row => row.atRiskAt),
        ...standing('breaks-restore'),
      ]),
      attentionAt: least([
        ...rows.map(row => row.attentionAt),
        ...standing('erodes'),
      ]),
      unknownAt:
        unclassifiedMounts.length > 0 ||
        suspectedDatabases.length > 0 ||
        contested.length > 0 ||
        nothingFound
          ? ALWAYS
          : least(rows.map(row => row.unknownAt)),
    },
  };
}
