import { filtersOf } from './filtersOf';

const task = { id: 1, path: '/mnt/pool/apps/' };

describe('the filters of a Cloud Sync task', () => {
  it.each([
    [['/cache/**'], { without: ['/mnt/pool/apps/cache'] }],
    [['/a/b/'], { without: ['/mnt/pool/apps/a/b'] }],
    [['**'], { without: ['/mnt/pool/apps'] }],
    [['/*/cache/**', '*.tmp', '/notes.txt', 'cache/'], {}],
    [[], {}],
  ])('leave out for certain, of %j: %j', (exclude, left) => {
    expect(filtersOf({ ...task, exclude })).toEqual(left);
  });

  it('name the files that alone are copied', () => {
    expect(filtersOf({ ...task, include: ['*.jpg', 'raw/**'] })).toEqual({
      only: '*.jpg, raw/**',
    });
  });
});
