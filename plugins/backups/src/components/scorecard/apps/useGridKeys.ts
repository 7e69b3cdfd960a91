import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';

/** Rows that one page key passes. */
const PAGE_ROWS = 10;

/** A cell of a grid, both from 0. */
export interface GridPlace {
  row: number;
  column: number;
}

/** What a grid needs to be walked through by keyboard. */
export interface GridKeys {
  /** The one cell that Tab stops at. */
  active: GridPlace;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

function placeOf(element: EventTarget): GridPlace | undefined {
  const cell =
    element instanceof HTMLElement
      ? element.closest<HTMLElement>('[data-row]')
      : null;
  return cell
    ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
    : undefined;
}

function nextPlace(
  key: string,
  jump: boolean,
  { row, column }: GridPlace,
  { rows, columns }: { rows: number; columns: number },
): GridPlace | undefined {
  const inside = (value: number, count: number) =>
    Math.max(0, Math.min(count - 1, value));
  const to = (nextRow: number, nextColumn: number) => ({
    row: inside(nextRow, rows),
    column: inside(nextColumn, columns),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + PAGE_ROWS, column);
    case 'PageUp':
      return to(row - PAGE_ROWS, column);
    case 'Home':
      return to(jump ? 0 : row, 0);
    case 'End':
      return to(jump ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}

/**
 * The keyboard of a grid: arrows, page keys, Home and End walk, Enter follows
 * what is in the cell, else the row's link. Source: the grid pattern of the ARIA Authoring Practices.
 *
 * @param grid - holds cells with `data-row` and `data-column`
 * @param size - how many rows and columns can be reached
 * @param bringIntoView - makes sure that a row is rendered
 */
export function useGridKeys(
  grid: RefObject<HTMLElement>,
  size: { rows: number; columns: number },
  bringIntoView: (row: number) => void,
): GridKeys {
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const moved = useRef(false);
  const { rows, columns } = size;

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const from = placeOf(event.target);
      if (!from || event.altKey || event.metaKey) return;
      if (event.key === 'Enter') {
        const inCell = `[data-row="${from.row}"][data-column="${from.column}"]`;
        const toFollow =
          grid.current?.querySelector<HTMLElement>(
            `${inCell} button, ${inCell} a`,
          ) ??
          grid.current?.querySelector<HTMLElement>(
            `[data-row="${from.row}"] a`,
          );
        toFollow?.click();
        return;
      }
      const next = nextPlace(event.key, event.ctrlKey, from, { rows, columns });
      if (!next) return;
      event.preventDefault();
      moved.current = true;
      bringIntoView(next.row);
      setActive(next);
    },
    [grid, rows, columns, bringIntoView],
  );

  const onFocus = useCallback((event: FocusEvent) => {
    const place = placeOf(event.target);
    if (place) setActive(place);
  }, []);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current
      ?.querySelector<HTMLElement>(
        `[data-row="${active.row}"][data-column="${active.column}"]`,
      )
      ?.focus();
  }, [grid, active]);

  const inside = active.row < rows ? active : { row: 0, column: 0 };
  return { active: inside, onKeyDown, onFocus };
}
