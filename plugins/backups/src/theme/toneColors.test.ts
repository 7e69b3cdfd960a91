import { getContrastRatio, type Theme } from '@material-ui/core/styles';
import { themes } from '@backstage/theme';
import { dayLooks } from './dayLooks';
import { gradeLooks } from './gradeLooks';
import { itemProblemLooks } from './itemProblemLooks';
import { markLooks } from './markLooks';
import { mutedText } from './mutedText';
import { severityLooks } from './severityLooks';
import { stateLooks } from './stateLooks';
import { toneColors } from './toneColors';
import { verdictLooks } from './verdictLooks';

const TEXT = 4.5;

const looks = Object.entries({
  ...stateLooks,
  ...verdictLooks,
  ...severityLooks,
  ...itemProblemLooks,
  ...gradeLooks,
  ...markLooks,
  ...dayLooks,
});

function muiTheme(name: 'light' | 'dark'): Theme {
  return themes[name].getTheme('v4') as Theme;
}

describe.each(['light', 'dark'] as const)('in the %s theme', name => {
  const theme = muiTheme(name);
  const paper = theme.palette.background.paper;

  it.each(looks)('the sign of %s is readable', (_, look) => {
    const colors = toneColors(theme, look.tone);
    expect(
      getContrastRatio(colors.onBackground, colors.background),
    ).toBeGreaterThanOrEqual(TEXT);
    expect(getContrastRatio(colors.onPaper, paper)).toBeGreaterThanOrEqual(
      TEXT,
    );
  });

  it('quiet words are readable on paper and on the ground of the page', () => {
    const { background } = theme.palette;
    for (const ground of [background.paper, background.default]) {
      expect(getContrastRatio(mutedText(theme), ground)).toBeGreaterThanOrEqual(
        TEXT,
      );
    }
  });

  it('links are readable on paper', () => {
    expect(getContrastRatio(theme.palette.link, paper)).toBeGreaterThanOrEqual(
      TEXT,
    );
  });
});

describe('signs of one kind', () => {
  it.each(
    Object.entries({
      stateLooks,
      verdictLooks,
      severityLooks,
      dayLooks,
      gradeLooks,
      markLooks,
    }),
  )('%s differ in word and in shape, not only in colour', (_, kind) => {
    const all = Object.values(kind);
    expect(new Set(all.map(look => look.label)).size).toBe(all.length);
    expect(new Set(all.map(look => look.Icon)).size).toBe(all.length);
  });
});
