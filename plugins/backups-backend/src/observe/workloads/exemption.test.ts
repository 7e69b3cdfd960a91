import {
  faultOfExemption,
  quantityToBytes,
  readExemption,
} from 'backstage-plugin-backups-node';
import { at } from '../../__testUtils__/facts';
import { claim, statefulSet } from '../../__testUtils__/kubernetes';
import { itemsByName, workloadFacts } from '../../__testUtils__/observed';

describe('an exemption', () => {
  const read = (value: string | undefined) => readExemption(value, 'test');

  it('is a reason, with or without an end', () => {
    expect(read('Only a cache')).toEqual({
      reason: 'Only a cache',
      declaredBy: 'test',
    });
    expect(read('Only a cache; until 2027-03-01')).toEqual({
      reason: 'Only a cache',
      until: at('2027-03-01T00:00:00Z'),
      declaredBy: 'test',
    });
    expect(read('Moving;until 2027-03-01T12:00:00+01:00 ')?.until).toBe(
      at('2027-03-01T11:00:00Z'),
    );
    expect(read('Cache; rebuilt at night')?.reason).toBe(
      'Cache; rebuilt at night',
    );
  });

  it('names who asked for it and who approved it, in any order', () => {
    const whole = {
      reason: 'cache; rebuilt',
      declaredBy: 'test',
      requestedBy: 'Ana Lima',
      approvedBy: 'group:default/board',
      until: at('2027-03-01T00:00:00Z'),
    };
    expect(
      read(
        'cache; rebuilt; requested by Ana Lima; until 2027-03-01; approved by group:default/board',
      ),
    ).toEqual(whole);
    expect(
      read(
        'cache; rebuilt;Approved by group:default/board; requested by Ana Lima;until 2027-03-01',
      ),
    ).toEqual(whole);
    expect(read('cache; approved by ana')?.requestedBy).toBeUndefined();
  });

  it.each([
    [undefined],
    [''],
    ['   '],
    ['false'],
    ['No'],
    ['none; until 2027-03-01'],
    ['; until 2027-03-01'],
    ['cache; until'],
    ['cache; until soon'],
    ['cache; until next March'],
    ['cache; until 2027-03-01 10:00'],
    ['cache; until 1.3.2027'],
    ['cache; until 2027-13-01'],
    ['cache; until 2027-02-30'],
    ['cache until 2027-03-01'],
    ['cache; expires 2027-03-01'],
    ['cache, till 1.3.2027'],
    ['cache; until 2027-03-01; or later'],
    ['cache; until 2027-03-01; until 2028-03-01'],
    ['cache; approved by'],
    ['; approved by ana'],
  ])('of "%s" exempts nothing', value => {
    expect(read(value)).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    ['false', undefined],
    ['none; until 2027-03-01', undefined],
    ['cache; until 2027-03-01', undefined],
    ['served by 10.0.0.5 until it is moved', undefined],
    ['', 'not-understood'],
    ['; until 2027-03-01', 'not-understood'],
    ['cache; until soon', 'not-understood'],
    ['cache until 2027-03-01', 'not-understood'],
    ['true', 'no-reason'],
    ['yes; until 2027-03-01', 'no-reason'],
  ])('of "%s" has the fault %s', (value, fault) => {
    expect(faultOfExemption(value)).toBe(fault);
  });

  it('stands on a claim or on a claim template, and says where', () => {
    const annotations = { 'backups/exempt': 'cache; until 2027-03-01' };
    const items = itemsByName(
      workloadFacts([
        claim({ name: 'films', annotations }),
        statefulSet({
          name: 'db',
          template: 'data',
          templateMetadata: { annotations },
        }),
      ]),
    );
    expect(items.get('films')?.exemption).toEqual({
      reason: 'cache',
      until: at('2027-03-01T00:00:00Z'),
      declaredBy:
        'annotation backups/exempt on PersistentVolumeClaim media/films',
    });
    expect(items.get('data-db-0')?.exemption?.declaredBy).toBe(
      'annotation backups/exempt on claim template data',
    );
  });
});

describe('a quantity', () => {
  it.each<[string | number | undefined, number | undefined]>([
    ['5Gi', 5 * 2 ** 30],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['500M', 500_000_000],
    ['128974848', 128_974_848],
    ['129e6', 129_000_000],
    [1024, 1024],
    ['100m', 0],
    ['1500m', 2],
    ['2Ti', 2 * 2 ** 40],
    [undefined, undefined],
    ['', undefined],
    ['five', undefined],
    ['5GiB', undefined],
    ['1.2.3', undefined],
    ['-5Gi', undefined],
  ])('of %s is %s bytes', (quantity, bytes) => {
    expect(quantityToBytes(quantity)).toBe(bytes);
  });
});
