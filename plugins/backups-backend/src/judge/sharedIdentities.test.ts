import { PlanFact, claimKey } from 'backstage-plugin-backups-node';
import { CLUSTER, at, itemFact, planFact } from '../__testUtils__/facts';
import { judgedEstate, seenOnce } from '../__testUtils__/judged';

const READ_AT = at('2026-11-16T06:00:00Z');

/** A plan that writes as `jukebox@media:/data` into one repository. */
function writer(
  name: string,
  more: Partial<PlanFact> & { secret?: string; volume?: string },
): PlanFact {
  const { secret = 'nas', volume = 'jukebox', ...fact } = more;
  const { object, destination } = planFact();
  return planFact({
    key: `${CLUSTER}/media/ReplicationSource/${name}`,
    fingerprint: name,
    object: { ...object, name },
    itemKey: claimKey(CLUSTER, 'media', volume),
    destination: {
      ...destination,
      type: 'nfs',
      server: 'nas.lan',
      path: '/kopia',
    },
    writes: {
      repository: `secret:${CLUSTER}/media/${secret}`,
      identity: 'jukebox@media:/data',
      ownIdentity: 'Give it a name.',
      sharedRetention: true,
    },
    ...fact,
  });
}

function sharedIn(facts: PlanFact[]) {
  const { entities, looseFindings } = judgedEstate({
    items: [itemFact(), itemFact({ name: 'shop' })],
    plans: facts.map(fact => seenOnce(READ_AT, fact)),
  });
  return [
    ...entities.flatMap(({ items }) =>
      items.flatMap(({ findings }) => findings.map(({ finding }) => finding)),
    ),
    ...looseFindings.map(({ finding }) => finding),
  ].filter(({ code }) => code === 'same-identity-in-repository');
}

describe('two plans under one name in one repository', () => {
  it('are reported for each of two volumes, with what the tool advises', () => {
    const [finding] = sharedIn([
      writer('jukebox', {}),
      writer('shop', { volume: 'shop' }),
    ]);
    expect(finding).toMatchObject({
      severity: 'erodes',
      object: 'ReplicationSource media/jukebox',
      identity: 'jukebox@media:/data',
      others: ['shop'],
      remedy: 'Give it a name.',
      causeKey: 'same-identity-in-repository/nfs://nas.lan/kopia',
    });
  });

  it('are reported where the retention of one removes what the other wrote of one volume', () => {
    expect(
      sharedIn([writer('daily', {}), writer('updates', {})]).length,
    ).toBeGreaterThan(0);
    const { writes } = writer('daily', {});
    const own = { writes: writes && { ...writes, sharedRetention: undefined } };
    expect(sharedIn([writer('daily', own), writer('updates', own)])).toEqual(
      [],
    );
  });

  it('are one history where two tools copy one volume', () => {
    expect(
      sharedIn([writer('daily', {}), writer('moved', { provider: 'kopiur' })]),
    ).toEqual([]);
  });

  it('are no two where one rests, is a former one, or has a name of its own', () => {
    const other = { volume: 'shop' };
    const { writes } = writer('shop', {});
    expect(
      sharedIn([
        writer('jukebox', {}),
        writer('shop', { ...other, suspended: true }),
      ]),
    ).toEqual([]);
    expect(
      sharedIn([
        writer('jukebox', {}),
        writer('shop', { ...other, former: true }),
      ]),
    ).toEqual([]);
    expect(
      sharedIn([
        writer('jukebox', {}),
        writer('shop', {
          ...other,
          writes: writes && { ...writes, identity: 'shop@media:/data' },
        }),
      ]),
    ).toEqual([]);
  });

  it('are reported with the estate where no item is known', () => {
    const unknown = { itemKey: undefined };
    expect(
      sharedIn([writer('one', unknown), writer('two', unknown)]),
    ).toHaveLength(2);
  });
});
