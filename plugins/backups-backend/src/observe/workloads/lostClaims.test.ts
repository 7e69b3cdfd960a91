import { FindingFact } from 'backstage-plugin-backups-node';
import { claim } from '../../__testUtils__/kubernetes';
import { workloadFacts } from '../../__testUtils__/observed';

describe('a claim', () => {
  it.each([
    ['Lost', ['The volume behind claim films is gone (Lost).']],
    ['Bound', []],
    ['Pending', []],
    [undefined, []],
  ])('of phase %s tells: %j', (phase, titles) => {
    const facts = workloadFacts([claim({ name: 'films', status: { phase } })]);
    expect(
      facts
        .filter((fact): fact is FindingFact => fact.type === 'finding')
        .map(({ finding }) => finding.title),
    ).toEqual(titles);
  });
});
