import fc from 'fast-check';
import { scorecardQuery, valuesOfField } from './scorecardQuery';

describe('scorecardQuery', () => {
  it('writes fields so that they can be read in an address', () => {
    expect(
      scorecardQuery({
        verdict: ['at-risk', 'cannot-tell'],
        owner: ['group:default/media'],
        destination: [],
        q: 'radarr',
      }).toString(),
    ).toBe(
      'verdict=at-risk%2Ccannot-tell&owner=group%3Adefault%2Fmedia&q=radarr',
    );
  });

  it('gives back whatever label a place has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        destination => {
          const text = scorecardQuery({ destination }).get('destination');
          expect(valuesOfField(text ?? '')).toEqual(destination);
        },
      ),
    );
  });

  it('takes what was typed by hand as it is', () => {
    expect(valuesOfField('100%,NAS')).toEqual(['100%', 'NAS']);
  });
});
