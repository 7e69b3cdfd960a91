import type { Theme } from '@material-ui/core/styles';
import { readableOn } from './readableOn';

/**
 * Colour of secondary words. Material UI's own `text.secondary` is translucent
 * and falls below 4.5:1 on a grey ground.
 */
export function mutedText(theme: Theme): string {
  return readableOn(
    theme.palette.textSubtle,
    theme.palette.type === 'dark'
      ? theme.palette.background.paper
      : theme.palette.background.default,
  );
}
