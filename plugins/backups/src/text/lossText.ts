import {
  durationInWords,
  type LossView,
  type ScorecardRow,
} from 'backstage-plugin-backups-common';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The smallest unit that is said of a length of time. */
function unitOf(seconds: number): number {
  if (seconds < 10 * HOUR) return MINUTE;
  return seconds < 10 * DAY ? HOUR : DAY;
}

/** A loss is never said smaller than it is: what is left of a unit counts as whole. */
function timeText(seconds: number): string {
  if (seconds < MINUTE) return 'under 1 min';
  const unit = unitOf(seconds);
  return durationInWords(Math.ceil(seconds / unit) * unit);
}

/** How much would be lost, in the fewest words: `25 h`, `Everything`. */
export function lossText(loss: LossView): string {
  switch (loss.kind) {
    case 'time':
      return loss.seconds === undefined ? 'Not known' : timeText(loss.seconds);
    case 'everything':
      return 'Everything';
    case 'nothing-to-lose':
      return 'Nothing';
    case 'not-judged':
      return 'Not judged';
    default:
      return 'Not known';
  }
}

/** The same of a row: where a source is silent there may be newer copies than those we know. */
export function rowLossText(
  row: Pick<ScorecardRow, 'loss' | 'lastKnownVerdict'>,
  disaster: 'volume' | 'site',
): string {
  const loss = row.loss[disaster];
  const text = lossText(loss);
  return row.lastKnownVerdict !== undefined && loss.kind === 'time'
    ? `≤ ${text}`
    : text;
}
