import { getContrastRatio } from '@material-ui/core/styles';
import { blend } from './blend';

/** WCAG 2.1 AA for text. */
const TEXT_CONTRAST = 4.5;

/** A little above the limit, so that rounding of channels stays on the safe side. */
const TARGET = TEXT_CONTRAST + 0.1;

/**
 * The shade of a palette colour nearest to it that is readable as text on a
 * ground. An adopter's own palette is adapted like ours.
 *
 * @param color - opaque colour of the palette
 * @param ground - opaque colour below the text
 */
export function readableOn(color: string, ground: string): string {
  const pole =
    getContrastRatio('#000', ground) > getContrastRatio('#fff', ground)
      ? '#000'
      : '#fff';
  for (let share = 0; share < 1; share += 0.04) {
    const shade = blend(color, pole, share);
    if (getContrastRatio(shade, ground) >= TARGET) return shade;
  }
  return pole;
}
