import { useCallback, type KeyboardEvent } from 'react';

/** Escape takes back there what is typed or listed, and closes nothing. */
function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      target.type !== 'checkbox' &&
      target.type !== 'radio')
  );
}

/**
 * @param leave - closes what has the keyboard, and says where the keyboard goes;
 * absent: Escape is for what is around it
 * @returns what listens to keys; of several inside one another the innermost closes
 */
export function useEscape(
  leave: (() => void) | undefined,
): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      if (!leave || event.key !== 'Escape' || event.defaultPrevented) return;
      if (isField(event.target)) return;
      event.preventDefault();
      leave();
    },
    [leave],
  );
}
