import type { DestinationView } from 'backstage-plugin-backups-common';
import { countText } from '../../../text/countText';
import { formatSize } from '../../../text/formatSize';
import { severityLooks } from '../../../theme/severityLooks';
import { Chip } from '../../atoms/Chip';
import { Instant } from '../../atoms/Instant';
import { FactList } from '../../layout/FactList';

/** Prefixes that are shown. */
const SHOWN = 5;

function prefixText(prefixes: readonly string[]): string | undefined {
  if (prefixes.length === 0) return undefined;
  const more = prefixes.length - SHOWN;
  return (
    prefixes.slice(0, SHOWN).join(', ') + (more > 0 ? `, and ${more} more` : '')
  );
}

/** Props of {@link DestinationDetails}. */
export interface DestinationDetailsProps {
  destination: DestinationView;
}

/** What a destination is, and what is known of its reach. */
export function DestinationDetails(props: DestinationDetailsProps) {
  const { destination } = props;
  const { newestContact, cause, findings } = destination;
  return (
    <FactList
      facts={[
        {
          term: 'Fails together with',
          fact: destination.failureDomain ?? 'not known',
        },
        { term: 'Prefixes', fact: prefixText(destination.prefixes) },
        {
          term: 'Lives there',
          fact: `${countText(destination.items, 'item')}${
            destination.itemBytes > 0
              ? `, which ask for ${formatSize(destination.itemBytes)}`
              : ''
          }`,
        },
        {
          term: 'Newest success',
          fact: newestContact && `by ${newestContact.object}`,
        },
        {
          term: 'What is wrong',
          fact:
            findings.length === 0
              ? undefined
              : findings.map(({ severity, title, fix, plans }) => (
                  <div key={title}>
                    <Chip look={severityLooks[severity]} /> {title}{' '}
                    {plans > 1 && `(${plans} copies) `}
                    {fix}
                  </div>
                )),
        },
        {
          term: 'In trouble',
          fact: cause && (
            <>
              Its copies went wrong together: {cause.subject}
              {cause.since && (
                <>
                  , since <Instant at={cause.since} />
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
