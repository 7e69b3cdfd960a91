import type { ProofView } from 'backstage-plugin-backups-common';
import { formatSize } from '../../text/formatSize';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { FactList } from '../layout/FactList';

/** Props of {@link ProofFacts}. */
export interface ProofFactsProps {
  proof: ProofView;
}

/** What the repository itself says of a copy. */
export function ProofFacts(props: ProofFactsProps) {
  const { proof } = props;
  const { newestGood, oldestGood, points, good } = proof;
  return (
    <FactList
      facts={[
        { term: 'It says', fact: proof.sentence },
        {
          term: 'Listed',
          fact: (
            <>
              <Instant at={proof.listedAt} /> (
              <Age since={proof.listedAt} suffix="ago" />)
              {!proof.current && ', too old to go by'}
            </>
          ),
        },
        {
          term: 'Restore points',
          fact:
            points === undefined
              ? undefined
              : `${points}${good === points ? '' : `, ${good} of them good`}`,
        },
        {
          term: 'Newest good',
          fact: newestGood && (
            <>
              data as of <Instant at={newestGood.dataTime} />
              {newestGood.sizeBytes !== undefined &&
                `, ${formatSize(newestGood.sizeBytes)}`}
            </>
          ),
        },
        {
          term: 'Oldest good',
          fact: oldestGood && <Instant at={oldestGood} />,
        },
      ]}
    />
  );
}
