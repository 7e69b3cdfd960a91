import type { WorstDayItem, WorstDayResponse } from '../api/WorstDay';

/** What comes from objects is text, and no markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!]/g, '\\$&').replace(/\s+/g, ' ');
}

function itemLine({ item, cluster, namespace, ...rest }: WorstDayItem): string {
  const where = [cluster, namespace].filter(Boolean).join('/');
  return `- [ ] **${plain(item)}** (${plain(where)}): ${plain(rest.sentence)}`;
}

function chapter(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
}

/**
 * @returns what comes back when the site is lost, as Markdown: to be kept where it
 * can be read when nothing of this runs
 *
 * @public
 */
export function worstDayMarkdown(day: WorstDayResponse): string {
  const sentences = (told: readonly { sentence: string }[]) =>
    told.map(({ sentence }) => `- [ ] ${plain(sentence)}`);
  return `${[
    '# If the site is lost',
    `As of ${day.now}, of ${day.apps} apps${
      day.more ? ', and there are more' : ''
    }. What has changed since is not in it.`,
    ...chapter('Before anything comes back', [
      ...day.before.map(text => `- [ ] ${plain(text)}`),
      `- [ ] ${plain(day.portal.sentence)}`,
    ]),
    ...chapter('Loops', sentences(day.loops)),
    ...chapter('Keys', sentences(day.keys)),
    ...day.waves.flatMap(({ items }, index) =>
      chapter(`Wave ${index + 1}`, items.map(itemLine)),
    ),
    ...chapter('Not known', day.notKnown.map(itemLine)),
    ...chapter('Lost', day.lost.map(itemLine)),
  ].join('\n\n')}\n`;
}
