import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';

const useStyles = makeStyles<Theme, { maxHeight?: number }>(
  theme => ({
    root: props => ({
      maxHeight: props.maxHeight,
      overflow: 'auto',
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    }),
  }),
  { name: 'BackupsScrollArea' },
);

/** Props of {@link ScrollArea}. */
export interface ScrollAreaProps {
  /** Names it for screen readers. */
  label: string;
  /** CSS pixels; absent: as high as the content. */
  maxHeight?: number;
  children: ReactNode;
}

/**
 * Something that may be larger than its place. While it is, it takes the
 * focus, so that the keyboard can scroll it.
 */
export function ScrollArea(props: ScrollAreaProps) {
  const classes = useStyles({ maxHeight: props.maxHeight });
  const area = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    function measure() {
      if (!element) return;
      setScrolls(
        element.scrollWidth > element.clientWidth ||
          element.scrollHeight > element.clientHeight,
      );
    }
    measure();
    // Browsers all have it; the DOM that tests of portals draw into may not.
    if (!('ResizeObserver' in window)) return undefined;
    // A font, a scroll bar or the side bar changes sizes without the window.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [props.children]);

  return (
    <div
      ref={area}
      className={classes.root}
      role="group"
      aria-label={props.label}
      {...(scrolls ? { tabIndex: 0 } : undefined)}
    >
      {props.children}
    </div>
  );
}
