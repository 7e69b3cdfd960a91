import { filtersOf } from './filtersOf';

const task = { id: 1, path: '/mnt/pool/apps/' };

describe('the filters of a Cloud Sync task', () => {
  it.each([
    [['/cache/**'], { without: ['/mnt/pool/apps/cache'] }],
    [['/a/b/'], { without: ['/mnt/pool/apps/a/b'] }],
    [['**'], { without: ['/mnt/pool/apps'] }],
    [['*.tmp', '/notes.txt', 'cache'], {}],
    [[], {}],
  ])('leave out for certain, of %j: %j', (exclude, left) => {
    expect(filtersOf({ ...task, exclude })).toEqual(left);
  });

  it.each([
    ['cache/', 'cache', true],
    ['cache/**', 'a/cache', true],
    ['**/cache/**', 'a/cache', true],
    ['/*/cache/**', 'a/cache', true],
    ['/*/cache/**', 'cache', false],
    ['/old-*/**', 'old-1/deep', true],
    ['/old-*/**', 'older', false],
    ['/{a,b}/**', 'b', true],
    ['/v1.0*/', 'v1x0', false],
    ['cache/', 'my-cache', false],
  ])('leave out with %s what lies in %s: %s', (pattern, path, left) => {
    const { withoutMatching = [] } = filtersOf({ ...task, exclude: [pattern] });
    expect(
      withoutMatching.some(source => new RegExp(source).test(`${path}/`)),
    ).toBe(left);
  });

  it.each([
    ['--dry-run', true],
    ['--bwlimit 8M -n', true],
    ['--bwlimit 8M --no-traverse', false],
    ['', false],
  ])('leave all of it out where rclone gets %j: %s', (args, left) => {
    expect(filtersOf({ ...task, args })).toEqual(
      left ? { without: ['/mnt/pool/apps'] } : {},
    );
  });

  it('name the files that alone are copied', () => {
    expect(filtersOf({ ...task, include: ['*.jpg', 'raw/**'] })).toEqual({
      only: '*.jpg, raw/**',
    });
  });
});
