import { proseText } from 'backstage-plugin-backups-common';
import { ownersBack } from './ownersBack';

describe('whose files are after a Job restored them', () => {
  it.each([
    [
      'the user of the Job',
      { runAsUser: 568, fsGroup: 568 },
      'runs as user 568',
    ],
    ['who had them, for root', { runAsUser: 0 }, 'users that they had'],
    ["who had them, for an image's root", undefined, 'users that they had'],
    [
      'who had them, for a group alone',
      { fsGroup: 568 },
      'users that they had',
    ],
  ])('%s', (_, securityContext, words) => {
    expect(proseText(ownersBack(securityContext))).toContain(words);
  });
});
