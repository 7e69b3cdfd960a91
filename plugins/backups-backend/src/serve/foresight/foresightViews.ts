import {
  CommonPointView,
  DeletionView,
  GATE_QUESTIONS,
  GateView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { CommonPoint } from '../../judge/foresight/commonPoint';
import { Deletion } from '../../judge/foresight/deletion';
import { GateWorld, gateOf } from '../../judge/foresight/gates';
import { ItemDocument } from '../../keep/documents';
import { commonPointInWords } from '../../say/foresight/commonPointWords';
import { deletionInWords } from '../../say/foresight/deletionWords';
import { gateInWords, reasonInWords } from '../../say/foresight/gateWords';
import { KnownApp } from './KnownApp';

/** What is named, and what may stand in the way. */
type Named = Pick<KnownApp, 'items' | 'doubts'>;

function nameIn({ items }: Pick<KnownApp, 'items'>): (key: string) => string {
  return key => items.find(item => item.key === key)?.name ?? key;
}

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : instantToIso(instant);
}

/** @param offSite - only places away from the site were asked */
export function commonPointView(
  app: Named,
  point: CommonPoint,
  offSite: boolean,
): CommonPointView {
  const nameOf = nameIn(app);
  return {
    kind: point.kind,
    at: iso(point.at),
    gapSeconds: point.gapSeconds,
    members: point.chosen.map(chosen => ({
      itemKey: chosen.key,
      item: nameOf(chosen.key),
      planId: chosen.planId,
      destination: chosen.destination,
      dataTime: instantToIso(chosen.at),
      byLog: chosen.byLog || undefined,
      grade: chosen.grade,
      doubt: app.doubts.get(chosen.planId),
    })),
    without: point.without.map(nameOf),
    sentence: commonPointInWords(point, nameOf, offSite),
  };
}

/** @returns what becomes of an item that is deleted now */
export function deletionView(
  item: ItemDocument,
  deletion: Deletion,
): DeletionView {
  const { kind, at, by, makers, volumeStays, newest, evidence } = deletion;
  return {
    itemKey: item.key,
    item: item.name,
    kind,
    at: iso(at),
    by,
    makers,
    volumeStays: volumeStays || undefined,
    newest: newest && {
      at: instantToIso(newest.at),
      destination: newest.destination,
    },
    sentence: deletionInWords(deletion),
    evidence,
  };
}

/** @returns an answer to each question that may be asked */
export function gateViews(
  app: KnownApp,
  deletions: ReadonlyMap<string, Deletion>,
  together: CommonPoint,
): GateView[] {
  const rpos = app.items.map(({ rpo }) => rpo.seconds ?? Infinity);
  const strictest = Math.min(Infinity, ...rpos);
  const world: GateWorld = {
    now: app.now,
    verdict: app.at?.at.verdict,
    items: app.items.flatMap(({ key, rpo }) => {
      const deletion = deletions.get(key);
      return deletion ? [{ key, rpoSeconds: rpo.seconds, deletion }] : [];
    }),
    together,
    rpoSeconds: Number.isFinite(strictest) ? strictest : undefined,
  };
  const words = {
    headline: app.at?.sentence ?? '',
    nameOf: nameIn(app),
    now: app.now,
  };
  return GATE_QUESTIONS.map((question): GateView => {
    const { answer, reasons } = gateOf(question, world);
    return {
      question,
      answer,
      sentence: gateInWords(question, answer),
      reasons: reasons.map(reason => ({
        effect: reason.effect,
        ...reasonInWords(reason, words),
      })),
    };
  });
}
