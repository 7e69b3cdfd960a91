import type { RunbookCheck } from 'backstage-plugin-backups-common';
import { countedChecks } from './countedChecks';

function check(
  id: string,
  label: string,
  standing: RunbookCheck['standing'],
): RunbookCheck {
  return { id, label, standing, detail: [{ text: label }] };
}

describe('countedChecks', () => {
  it('counts checks of one label and standing, and keeps others apart', () => {
    expect(
      countedChecks([
        check('keys', 'Keys', 'ok'),
        check('kustomization', 'GitOps', 'look'),
        check('release', 'GitOps', 'look'),
        check('application', 'GitOps', 'problem'),
      ]).map(({ words, standing }) => [words, standing]),
    ).toEqual([
      ['Keys', 'ok'],
      ['GitOps (2)', 'look'],
      ['GitOps', 'problem'],
    ]);
  });
});
