import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';

/**
 * There is no room for a grid: things stand below each other.
 *
 * @param size - `sm`: a tablet held upright and smaller; `xs`: a telephone
 */
export function useNarrowScreen(size: 'sm' | 'xs' = 'sm'): boolean {
  const theme = useTheme();
  return useMediaQuery(theme.breakpoints.down(size), { noSsr: true });
}
