import { parsePolicies } from '../read/Policy';
import { effectiveRetention } from './effectiveRetention';
import { PolicyIndex } from './PolicyIndex';

const RADARR = { userName: 'radarr', host: 'downloads', path: '/data' };
const GLOBAL = { userName: '', host: '', path: '' };

function rulesOf(policies: unknown[]) {
  const { retention, skipsIdentical } =
    effectiveRetention(RADARR, new PolicyIndex(parsePolicies(policies))) ?? {};
  const inWords = (rules: { key: string; value: string; from?: string }[]) =>
    rules.map(({ key, value, from }) =>
      from ? `${key} ${value} (${from})` : `${key} ${value}`,
    );
  return {
    declared: inWords(retention?.declared ?? []),
    inherited: inWords(retention?.inherited ?? []),
    skipsIdentical,
  };
}

describe('effectiveRetention', () => {
  it('trap 6: inherits each rule on its own, and Kopia brings what nobody sets', () => {
    expect(rulesOf([{ target: RADARR, retention: { keepDaily: 14 } }])).toEqual(
      {
        declared: ['daily 14'],
        inherited: [
          "latest 10 (Kopia's own default)",
          "hourly 48 (Kopia's own default)",
          "weekly 4 (Kopia's own default)",
          "monthly 24 (Kopia's own default)",
          "yearly 3 (Kopia's own default)",
        ],
        skipsIdentical: false,
      },
    );
  });

  it('asks folders above, the user, the host and the global policy, in this order', () => {
    const from = (target: object, retention: object) => ({ target, retention });
    expect(
      rulesOf([
        from(GLOBAL, {
          keepLatest: 1,
          keepHourly: 1,
          keepDaily: 1,
          keepAnnual: 9,
        }),
        from(
          { ...GLOBAL, host: 'downloads' },
          { keepLatest: 2, keepHourly: 2, keepDaily: 2 },
        ),
        from({ ...RADARR, path: '' }, { keepLatest: 3, keepHourly: 3 }),
        from({ ...RADARR, path: '/' }, { keepLatest: 4 }),
        from({ ...RADARR, host: 'other' }, { keepLatest: 99 }),
      ]).inherited,
    ).toEqual([
      'latest 4 (the policy of radarr@downloads:/)',
      'hourly 3 (the policy of radarr@downloads)',
      'daily 2 (the policy of host downloads)',
      "weekly 4 (Kopia's own default)",
      "monthly 24 (Kopia's own default)",
      "yearly 9 (the repository's global policy)",
    ]);
  });

  it('trap 19: says whose value it is only where a policy really sets it', () => {
    const { inherited } = rulesOf([
      { target: GLOBAL, retention: { keepMonthly: 24 } },
    ]);
    expect(inherited).toContain("monthly 24 (the repository's global policy)");
    expect(inherited).toContain("yearly 3 (Kopia's own default)");
  });

  it('stops where a policy forbids to look further, built-in rules included', () => {
    expect(
      rulesOf([
        { target: RADARR, noParent: true, retention: { keepDaily: 7 } },
        { target: GLOBAL, retention: { keepMonthly: 24 } },
      ]).inherited,
    ).toContain('monthly 0 (the policy of radarr@downloads:/data)');
  });

  it('trap 16: tells where what did not change is not written again', () => {
    expect(
      rulesOf([
        { target: GLOBAL, retention: { ignoreIdenticalSnapshots: true } },
      ]).skipsIdentical,
    ).toBe(true);
    expect(
      rulesOf([
        { target: RADARR, retention: { ignoreIdenticalSnapshots: false } },
        { target: GLOBAL, retention: { ignoreIdenticalSnapshots: true } },
      ]).skipsIdentical,
    ).toBe(false);
  });

  it('trap 7: tells how far back each rule reaches, for all are windows; only the newest N reach as far as they are old', () => {
    const rules = [
      ...(effectiveRetention(RADARR, new PolicyIndex([]))?.retention
        .inherited ?? []),
    ];
    expect(
      rules.map(({ key, reachSeconds = 0 }) => [
        key,
        Math.round(reachSeconds / 86_400),
      ]),
    ).toEqual([
      ['latest', 0],
      ['hourly', 2],
      ['daily', 7],
      ['weekly', 28],
      ['monthly', 731],
      ['yearly', 1096],
    ]);
  });
});
