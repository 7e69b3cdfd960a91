import {
  LossView,
  ProblemView,
  RpoView,
  durationInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { KeptStatement } from '../judge/statements/Statement';
import { PlanAt } from '../keep/planAt';
import { causeFix } from './causes';
import { foundInWords } from './findings';
import { lackInWords } from './lacks';
import { copyInWords } from './states';
import { stateDetail } from './stateReasons';
import { stateFix } from './stateFixes';
import { suspectedDatabase, suspectedFix } from './suspectedDatabase';

/** What is known of what a statement is about; a list of many entities knows none of it. */
export interface KnownOfSubject {
  plan?: PlanAt;
  /** What would be lost of the item with its volume. */
  loss?: LossView;
  rpo?: RpoView;
}

/**
 * @param now - epoch seconds
 * @returns one sentence that stands alone, for instance `NAS copy of radarr is overdue 2 h.`
 */
export function statementTitle(
  statement: KeptStatement,
  now: number,
  known: KnownOfSubject = {},
): string {
  const { about } = statement;
  const item = about.item ?? 'this app';
  switch (statement.code) {
    case 'state':
      return `${about.place} copy of ${item} ${copyInWords(statement, now)}.`;
    case 'finding':
      return 'found' in statement
        ? foundInWords(statement.found).title
        : statement.title;
    case 'unprotected':
      return `Nothing copies ${statement.partly ? 'all of ' : ''}${item}.`;
    case 'past-rpo':
      if (!known.loss) return `${item} has no copy inside its RPO.`;
      if (known.loss.seconds === undefined)
        return `${item} has no usable copy.`;
      // What can be got back is young enough, and no copy counts that made it.
      return known.loss.seconds <= (known.rpo?.seconds ?? 0)
        ? `${item} has no copy that protects it now.`
        : `${item} has no copy newer than ${durationInWords(
            known.loss.seconds,
          )}.`;
    case 'unknown':
      return `We couldn't check whether ${item} is safe.`;
    case 'conflict':
      return `${item} is also claimed by ${statement.claimedBy.join(', ')}.`;
    case 'missing-copy':
      return `No copy goes to ${statement.place}, though one is expected.`;
    case 'mount-not-understood':
      return `It is not known what it mounts: ${statement.mount}.`;
    case 'unlinked-database':
      return `It may use ${suspectedDatabase(
        statement.suspected,
      )}, which is not linked to it.`;
    default: {
      const unplaced: never = statement;
      throw new Error(`Statement without a title: ${JSON.stringify(unplaced)}`);
    }
  }
}

function thing({ about }: KeptStatement): 'database' | 'volume' {
  return about.itemKind === 'database-cluster' ? 'database' : 'volume';
}

/** What can be written where: a claim and a Cluster take an annotation, a share and a folder have no object. */
function exemptionOf({ about }: KeptStatement): string {
  const { itemKind, item: itemName = '' } = about;
  const rule = (match: string) =>
    `add { match: { ${match} }, reason: … } to backups.exemptions in the configuration`;
  const [, server, path] = /^([^:]+|\[[^\]]+\]):(\/.*)$/.exec(itemName) ?? [];
  switch (itemKind) {
    case 'nfs-volume':
    case 'dataset':
      return server === undefined
        ? rule(`name: ${JSON.stringify(`^${literally(itemName)}$`)}`)
        : rule(
            `server: ${JSON.stringify(server)}, path: ${JSON.stringify(path)}`,
          );
    case 'host-path':
      return rule(`name: ${JSON.stringify(`^${literally(itemName)}$`)}`);
    case 'database-cluster':
      return 'annotate the Cluster with backups/exempt';
    case 'persistent-volume-claim':
    case undefined:
      return 'annotate the claim with backups/exempt';
    default: {
      const unplaced: never = itemKind;
      throw new Error(`Item without an exemption: ${unplaced}`);
    }
  }
}

/** @returns an expression that fits a text and nothing else */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** @returns why, in a sentence or two */
export function statementDetail(
  statement: KeptStatement,
  now: number,
  known: KnownOfSubject,
): string | undefined {
  switch (statement.code) {
    case 'state':
      return known.plan && stateDetail(known.plan, now);
    case 'finding':
      return 'found' in statement
        ? foundInWords(statement.found).detail
        : statement.detail;
    case 'unprotected':
      if (statement.copiedUntil !== undefined) {
        return `What copied it before does so no more; its newest copy is that of ${timeInWords(
          statement.copiedUntil,
        )}.`;
      }
      return `No backup of ${
        statement.partly ? 'the whole of this' : 'this'
      } ${thing(
        statement,
      )} was found when everything that could hold one was last read.`;
    case 'past-rpo':
      return known.rpo && rpoDetail(known.rpo);
    case 'unknown':
      return statement.lack && lackInWords(statement.lack);
    case 'mount-not-understood':
      return "We couldn't check whether it holds data that needs a backup.";
    case 'conflict':
    case 'missing-copy':
    case 'unlinked-database':
      return undefined;
    default: {
      const unplaced: never = statement;
      throw new Error(
        `Statement without a detail: ${JSON.stringify(unplaced)}`,
      );
    }
  }
}

function rpoDetail({ seconds, origin }: RpoView): string | undefined {
  if (seconds === undefined) return undefined;
  return `The largest acceptable loss is ${durationInWords(seconds)} (${
    origin === 'assumed' ? 'assumed: none is declared' : `from its ${origin}`
  }).`;
}

const READ_WHAT_IS_MISSING =
  'Let the portal read what is missing: the Backups tab of the app names it under its sources.';
const SAY_WHERE_OR_HOW_OFTEN =
  'Say where its copies live (backups.destinations in the configuration), or how old they may be (annotation backups/rpo).';

/** What lets the portal tell. */
function unknownFix(
  statement: Extract<KeptStatement, { code: 'unknown' }>,
): string {
  const { lack, untold, hasPlans } = statement;
  if (untold) {
    return 'Look at the other end yourself, or add a backup that reports its successes.';
  }
  switch (lack?.kind) {
    case 'place':
      return 'Say where its copies live (backups.destinations in the configuration).';
    case 'one-server':
      return `Write one name for it in both places, or say that they break apart (failureDomain under backups.destinations in the configuration).`;
    case 'place-of-volume':
      return 'Let the portal list PersistentVolumes, or say where its copies live (backups.destinations in the configuration).';
    case 'expectation':
      return 'Give what copies it a schedule, or say how old its copies may be (annotation backups/rpo).';
    case 'end-of-writing':
      return 'Compare when it was switched off with its newest copy; if more was written, start it and let a backup run before it stops again.';
    case 'version':
      return 'Take a base backup now: it names its version.';
    case 'clock':
      return 'Put the clock right, and let the copy run once more.';
    case 'first-success':
      return 'Wait for its next success, or look at the tool itself for the ones before.';
    case 'outcome':
      return 'Look at that run in the tool itself, or wait for the next one.';
    case 'log':
      return 'Look at what is said of its log, and whether it is archived.';
    case 'report':
    case 'made-elsewhere':
      return 'Look at the other end yourself, or add a backup that reports its successes.';
    case 'point':
      return 'Have its repository listed, or wait for the next run of the mirror.';
    case 'unread':
      return 'Look there yourself, for the portal does not read it. A backup that it reads, or an exemption with its reason, settles the question.';
    case 'reading':
      return READ_WHAT_IS_MISSING;
    case undefined:
      // Kept before it was typed what is lacking.
      return hasPlans ? SAY_WHERE_OR_HOW_OFTEN : READ_WHAT_IS_MISSING;
    default: {
      const unplaced: never = lack;
      throw new Error(`Lack without a fix: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns what to do about it */
export function statementFix(
  statement: KeptStatement,
  { plan }: KnownOfSubject = {},
): string | undefined {
  if (statement.fix) return statement.fix;
  switch (statement.code) {
    case 'state':
      if (plan) return stateFix(plan);
      return statement.shared && causeFix(statement.shared);
    case 'unprotected':
      return `Add a backup for it, or say why it needs none: ${exemptionOf(
        statement,
      )}.`;
    case 'unknown':
      return unknownFix(statement);
    case 'conflict':
      return 'Say whose it is: annotate the claim with backups/entity, or the entity with backups/items.';
    case 'missing-copy':
      return `Add a backup to ${statement.place}, or take it out of annotation backups/expect.`;
    case 'unlinked-database':
      return suspectedFix(statement.suspected);
    case 'finding':
      return 'found' in statement
        ? foundInWords(statement.found).fix
        : undefined;
    case 'past-rpo':
    case 'mount-not-understood':
      return undefined;
    default: {
      const unplaced: never = statement;
      throw new Error(`Statement without a fix: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns what a chip says of a statement */
export function statementKind(statement: KeptStatement): ProblemView['kind'] {
  switch (statement.code) {
    case 'state':
      return { type: 'state', state: statement.state };
    case 'finding':
      return { type: 'finding', severity: statement.severity };
    case 'missing-copy':
      return { type: 'finding', severity: 'erodes' };
    case 'unprotected':
    case 'past-rpo':
      return { type: 'item', problem: statement.code };
    case 'unknown':
    case 'conflict':
    case 'mount-not-understood':
    case 'unlinked-database':
      return { type: 'item', problem: 'unknown' };
    default: {
      const unplaced: never = statement;
      throw new Error(`Statement without a kind: ${JSON.stringify(unplaced)}`);
    }
  }
}
