import { ThemeProvider, type Theme } from '@material-ui/core/styles';
import { themes } from '@backstage/theme';
import { render, screen, within } from '@testing-library/react';
import { PlainTable } from './PlainTable';

const TABLE = {
  label: 'Lost',
  heads: ['Item', 'Where', 'What comes back'],
  rows: [
    { key: 'a', cells: ['actual', 'home-1 / documents', 'Nothing.'] },
    { key: 'b', cells: ['komf', 'home-1 / entertainment', 'Nothing at all.'] },
  ],
};

describe('a table of things that are read', () => {
  const { matchMedia } = window;

  /** As a window of this many CSS pixels answers. */
  function openIn(width: number) {
    window.matchMedia = query =>
      Object.assign(new EventTarget(), {
        matches: width <= Number(/max-width:([\d.]+)px/.exec(query)?.[1] ?? 0),
        media: query,
        onchange: null,
        addListener: () => undefined,
        removeListener: () => undefined,
      });
  }

  function renderTable() {
    render(
      <ThemeProvider theme={themes.light.getTheme('v4') as Theme}>
        <PlainTable {...TABLE} />
      </ThemeProvider>,
    );
  }

  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('has columns where there is room', () => {
    openIn(900);
    renderTable();
    const table = screen.getByRole('table', { name: 'Lost' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(head => head.textContent),
    ).toEqual(TABLE.heads);
  });

  it('says the same below each other on a telephone, each cell with its head', () => {
    openIn(420);
    renderTable();
    expect(screen.queryByRole('table')).toBeNull();
    const [, komf] = within(
      screen.getByRole('list', { name: 'Lost' }),
    ).getAllByRole('listitem');
    expect(komf).toHaveTextContent(
      'komfWherehome-1 / entertainmentWhat comes backNothing at all.',
    );
  });
});
