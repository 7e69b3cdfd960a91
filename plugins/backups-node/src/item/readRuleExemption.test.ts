import type { Finding } from 'backstage-plugin-backups-common';
import { readRuleExemption, unlessExempt } from './readRuleExemption';

const FINDING: Finding = {
  code: 'cephfs-behind-volsync',
  severity: 'advice',
  title: 'It lies on CephFS.',
  causeKey: 'x',
  evidence: [],
};

describe('readRuleExemption', () => {
  it('reads rules, a reason with a colon in it, and the end', () => {
    expect(
      readRuleExemption(
        'cephfs-behind-volsync, ceph-read-affinity: see OPS-7: is rebuilt; until 2027-03-01',
        'here',
      ),
    ).toEqual({
      rules: ['cephfs-behind-volsync', 'ceph-read-affinity'],
      reason: 'see OPS-7: is rebuilt',
      until: Date.UTC(2027, 2, 1) / 1000,
      declaredBy: 'here',
    });
  });

  it.each([
    undefined,
    'cephfs-behind-volsync',
    'cephfs-behind-volsync:',
    ': is rebuilt',
    'everything *: is rebuilt',
    'cephfs-behind-volsync: is rebuilt; until soon',
  ])('exempts nothing by %j', value => {
    expect(readRuleExemption(value, 'here')).toBeUndefined();
  });

  it('never takes more than advice away', () => {
    const exemption = readRuleExemption(
      'cephfs-behind-volsync: is rebuilt',
      'here',
    );
    expect(unlessExempt(FINDING, exemption)).toBeUndefined();
    const worse: Finding = { ...FINDING, severity: 'erodes' };
    expect(unlessExempt(worse, exemption)).toBe(worse);
  });
});
