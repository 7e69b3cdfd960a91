import { Locator, Page } from '@playwright/test';

/**
 * Words that are seen in what the plugin draws, in the order in which they are
 * read, and its height.
 *
 * @param last - where the reader stops; absent: everything is read
 */
export async function measured(
  page: Page,
  last?: Locator,
): Promise<{ words: number; height: number }> {
  const stop = await last?.elementHandle();
  return page
    .locator('section[aria-labelledby^="backups-"]')
    .first()
    .evaluate((first, end) => {
      const root = first.parentElement as HTMLElement;
      let isRead = false;
      const seen = (node: Node): string => {
        if (isRead) return '';
        if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
        if (!(node instanceof HTMLElement)) return '';
        const { display, visibility, clip } = getComputedStyle(node);
        const isHidden =
          display === 'none' ||
          visibility === 'hidden' ||
          clip === 'rect(0px, 0px, 0px, 0px)' ||
          node.tagName === 'OPTION';
        if (isHidden) return '';
        const text = [...node.childNodes].map(seen).join(' ');
        if (node === end) isRead = true;
        return text;
      };
      return {
        words: seen(root)
          .split(/\s+/)
          .filter(word => /[\p{L}\p{N}]/u.test(word)).length,
        height: root.getBoundingClientRect().height,
      };
    }, stop);
}

/** Prints what a reader paid before the redraw, and what one pays now. */
export function tell(what: string, before: string, after: string): void {
  process.stdout.write(`  budget: ${what}: ${before} → ${after}\n`);
}
