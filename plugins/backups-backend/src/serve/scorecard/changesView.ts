import {
  ChangeView,
  VERDICTS,
  dayOf,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { KeptStatement } from '../../judge/statements/Statement';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { EntityChange } from '../../keep/scorecard/listChanges';
import { silentNow } from '../../say/causes';
import { insideSentence } from '../../say/insideSentence';
import { statementTitle } from '../../say/statements';

const KINDS: readonly ChangeView['kind'][] = ['worse', 'better', 'new', 'gone'];
const DAY = 86_400;

/** What is said of why, with what names the same cause elsewhere. */
interface Reason {
  cause?: string;
  reason?: string;
  /** When it began, epoch seconds; absent: it is not known. */
  from?: number;
}

/** What reasons are told by. */
interface Telling {
  /** Epoch seconds. */
  now: number;
  /** By id. */
  sources: ReadonlyMap<string, SourceRecord>;
}

function kindOf({ before, after }: EntityChange): ChangeView['kind'] {
  if (!before) return 'new';
  if (!after) return 'gone';
  const verdict =
    VERDICTS.indexOf(after.verdict) - VERDICTS.indexOf(before.verdict);
  if (verdict !== 0) return verdict < 0 ? 'worse' : 'better';
  return (after.level ?? 0) < (before.level ?? 0) ? 'worse' : 'better';
}

function stated(statement: KeptStatement, instant: number): Reason {
  const shared = statement.code === 'state' ? statement.shared : undefined;
  return {
    cause: statement.cause,
    reason: insideSentence(
      statementTitle(statement, instant).replace(/\.$/, ''),
    ),
    from: shared?.since ?? statement.from,
  };
}

/** What is wrong now; of what cannot be told because nothing answers, what is silent. */
function reasonNow(
  { after, reason, sourceIds = [] }: EntityChange,
  { now, sources }: Telling,
): Reason {
  const known = reason ? stated(reason, now) : {};
  if (after?.verdict !== 'cannot-tell') return known;
  // It cannot be told because something is silent, whatever else is wrong.
  const [silent] = sourceIds
    .flatMap(id => sources.get(id) ?? [])
    .filter(source => !isCurrent(source, now))
    .sort((a, b) => a.readAt - b.readAt);
  if (!silent) return known;
  const { cluster, readAt } = silent;
  return {
    cause: `source/${cluster}`,
    reason: silentNow(cluster),
    from: readAt,
  };
}

function changeView(change: EntityChange, telling: Telling): ChangeView {
  const { ref, title, owner, before, after, reasonBefore } = change;
  const kind = kindOf(change);
  const isVerdict = before?.verdict !== after?.verdict;
  const day = change.turnedOn ?? dayOf(telling.now);
  let why: Reason = {};
  if (isVerdict && kind === 'better' && reasonBefore) {
    // As it was said when it was last wrong.
    why = { ...stated(reasonBefore, Date.parse(day) / 1000), from: undefined };
  } else if (isVerdict && (kind === 'worse' || kind === 'new')) {
    why = reasonNow(change, telling);
  }
  const at =
    why.from !== undefined &&
    why.from <= telling.now &&
    // What began before, and made no difference then, is no time of the change.
    why.from >= Date.parse(day) / 1000 - DAY
      ? why.from
      : undefined;
  return {
    entityRef: ref,
    title,
    owner,
    kind,
    before,
    after,
    day: kind === 'gone' ? undefined : day,
    at: at === undefined ? undefined : instantToIso(at),
    reason: why.reason,
    cause: why.cause,
  };
}

/** @returns changes as the page lists them, newest first and of these the worse first */
export function changesView(
  changes: readonly EntityChange[],
  telling: Telling,
): ChangeView[] {
  const when = ({ at, day = '' }: ChangeView) => at ?? day;
  return changes
    .map(change => changeView(change, telling))
    .sort(
      (a, b) =>
        when(b).localeCompare(when(a), 'en-US') ||
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        (a.title < b.title ? -1 : 1),
    );
}
