import type { Page } from '@playwright/test';

/** What was seen of a page's frames. Milliseconds. */
export interface Frames {
  /** Between one frame and the next. */
  gaps: number[];
  /** What kept the page's thread for longer than 50 ms without a break. */
  longTasks: number[];
}

interface RecordingWindow extends Window {
  benchRecording?: { stop(): Frames };
}

/**
 * Watches a page while something happens in it.
 *
 * @throws what `action` throws
 */
export async function recordFrames(
  page: Page,
  action: () => Promise<void>,
): Promise<Frames> {
  // Runs in the page: nothing of this file is known there.
  await page.evaluate(() => {
    const gaps: number[] = [];
    const longTasks: number[] = [];
    let last: number | undefined;
    let request = 0;
    const onFrame = () => {
      // Not what the frame is given: that is when it should have begun.
      const now = performance.now();
      if (last !== undefined) gaps.push(now - last);
      last = now;
      request = requestAnimationFrame(onFrame);
    };
    request = requestAnimationFrame(onFrame);
    const observer = new PerformanceObserver(list => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    (window as RecordingWindow).benchRecording = {
      stop() {
        cancelAnimationFrame(request);
        const rest = observer.takeRecords().map(({ duration }) => duration);
        observer.disconnect();
        return { gaps, longTasks: [...longTasks, ...rest] };
      },
    };
  });
  await action();
  // The frame that shows the result belongs to it.
  return page.evaluate(async () => {
    await new Promise(resolve => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    const recording = (window as RecordingWindow).benchRecording;
    if (!recording) throw new Error('The page was left while it was watched.');
    return recording.stop();
  });
}
