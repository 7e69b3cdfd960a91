import type { Theme } from '@material-ui/core/styles';
import { blend } from './blend';
import { readableOn } from './readableOn';
import type { Tone } from './Tone';

/** Colours of a sign, all opaque. */
export interface ToneColors {
  /** Ground of a chip. */
  background: string;
  /** Words and icon on that ground, at least 4.5:1. */
  onBackground: string;
  /** Words and icon on the page's paper, at least 4.5:1. */
  onPaper: string;
  /** Outline of a chip or cell. */
  border: string;
}

function paletteColor(theme: Theme, tone: Tone): string {
  const { status } = theme.palette;
  const colors: Record<Tone, string> = {
    bad: status.error,
    unknown: status.aborted,
    warn: status.warning,
    off: status.aborted,
    info: status.running,
    good: status.ok,
  };
  return colors[tone];
}

/** The colours of a tone, derived from the theme's palette. */
export function toneColors(theme: Theme, tone: Tone): ToneColors {
  const paper = theme.palette.background.paper;
  const color = paletteColor(theme, tone);
  const background = blend(
    paper,
    color,
    theme.palette.type === 'dark' ? 0.16 : 0.12,
  );
  return {
    background,
    onBackground: readableOn(color, background),
    onPaper: readableOn(color, paper),
    border: blend(paper, color, 0.45),
  };
}
