import { act, render, screen } from '@testing-library/react';
import { ScrollArea } from './ScrollArea';

describe('an area that scrolls', () => {
  const { ResizeObserver } = window;
  let resized: () => void;
  const observed = new Set<Element>();

  beforeEach(() => {
    observed.clear();
    window.ResizeObserver = class {
      constructor(callback: ResizeObserverCallback) {
        resized = () => callback([], this);
      }
      observe(element: Element) {
        observed.add(element);
      }
      unobserve(element: Element) {
        observed.delete(element);
      }
      disconnect() {
        observed.clear();
      }
    };
  });

  afterEach(() => {
    window.ResizeObserver = ResizeObserver;
  });

  function becomeWide(element: HTMLElement, scrollWidth: number) {
    Object.defineProperty(element, 'scrollWidth', {
      configurable: true,
      value: scrollWidth,
    });
    act(() => resized());
  }

  it('takes the focus while its content is larger, though no window changed', () => {
    render(
      <ScrollArea label="Rules">
        <table />
      </ScrollArea>,
    );
    const area = screen.getByRole('group', { name: 'Rules' });
    expect(area).not.toHaveAttribute('tabindex');
    expect(observed).toEqual(new Set([area, area.firstElementChild]));

    becomeWide(area, 900);
    expect(area).toHaveAttribute('tabindex', '0');

    becomeWide(area, 0);
    expect(area).not.toHaveAttribute('tabindex');
  });

  it('observes nothing any more once it is gone', () => {
    const { unmount } = render(<ScrollArea label="Rules">text</ScrollArea>);
    unmount();
    expect(observed.size).toBe(0);
  });
});
