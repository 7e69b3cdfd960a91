import type {
  BackupsApi,
  BackupsRequestOptions,
  DestinationView,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { formatDate } from '../../../text/formatDate';
import { formatSize } from '../../../text/formatSize';
import { EstateMessage } from '../estate/EstateMessage';
import { EstatePart } from '../estate/EstatePart';
import { EstateTable, type EstateColumn } from '../estate/EstateTable';
import { TextButton } from '../../atoms/TextButton';
import { Age } from '../../atoms/Age';
import { Breakable } from '../../atoms/Breakable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { DestinationDetails } from './DestinationDetails';
import { PlaceQuestions } from './PlaceQuestions';
import { PlanCounts } from './PlanCounts';
import { RepositoryTable } from './RepositoryTable';

function askForDestinations(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getDestinations(options);
}

function siteText({ offSite }: DestinationView): string {
  if (offSite === undefined) return 'not known';
  return offSite ? 'off-site' : 'on site';
}

/** @returns product and bucket: five places of one product are told apart */
function destinationName({ label, product, bucket }: DestinationView): string {
  const name = product && product !== label ? `${label} (${product})` : label;
  return bucket ? `${name} · ${bucket}` : name;
}

/** @returns where it is, in the words of its kind */
function placeText(destination: DestinationView): string {
  const { server, path, bucket, endpoint, type } = destination;
  if (server || path) return [server, path].filter(Boolean).join(':');
  return [bucket, endpoint].filter(Boolean).join(' at ') || type;
}

function sizeText(destination: DestinationView): string {
  const { storedBytes, itemBytes, measuredPlans = 0, plans } = destination;
  if (storedBytes !== undefined) {
    return measuredPlans < plans
      ? `${formatSize(storedBytes)} of ${measuredPlans} of ${plans} copies`
      : formatSize(storedBytes);
  }
  return itemBytes > 0
    ? `not listed; volumes: ${formatSize(itemBytes)}`
    : 'not known';
}

function growthOf({ growthBytesPerDay, fullAt }: DestinationView): string {
  if (growthBytesPerDay === undefined) return 'not known';
  const sign = growthBytesPerDay < 0 ? '−' : '+';
  return `${sign}${formatSize(Math.abs(growthBytesPerDay))} a day${
    fullAt === undefined ? '' : `; full about ${formatDate(fullAt)}`
  }`;
}

function textOf(destination: DestinationView): string {
  return [
    destination.label,
    destination.product,
    placeText(destination),
    siteText(destination),
    destination.failureDomain,
    ...destination.prefixes,
  ].join(' ');
}

/** Where copies live, the place with most of them first. */
export function DestinationsTab(props: ScorecardTabProps) {
  const { reading, open } = props;
  const part = useScorecardPart(askForDestinations, reading.page);
  const columns: readonly EstateColumn<DestinationView>[] = [
    {
      title: 'Destination',
      show: destination => <Breakable text={destinationName(destination)} />,
    },
    {
      title: 'Where',
      show: destination => <Breakable text={placeText(destination)} />,
    },
    { title: 'Site', short: true, show: siteText },
    {
      title: 'Copies',
      show: destination => <PlanCounts destination={destination} />,
    },
    {
      title: 'Newest success',
      show: ({ newestContact }) =>
        newestContact ? (
          <Age since={newestContact.at} suffix="ago" />
        ) : (
          'never seen'
        ),
    },
    { title: 'Size', show: sizeText },
    { title: 'Growth', short: true, show: growthOf },
    {
      title: 'Apps',
      short: true,
      show: destination =>
        destination.entities === 0 ? (
          'none'
        ) : (
          <TextButton
            onClick={() => open('apps', { destination: [destination.label] })}
          >
            {countText(destination.entities, 'app')}
          </TextButton>
        ),
    },
  ];
  return (
    <>
      <EstatePart part={part}>
        {({ destinations, questions }) =>
          destinations.length === 0 ? (
            <EstateMessage title="No destination is known yet">
              No copy was found in what was read.
            </EstateMessage>
          ) : (
            <>
              <PlaceQuestions questions={questions} />
              <EstateTable
                label="Destinations"
                noun={['destination']}
                rows={destinations}
                columns={columns}
                keyOf={({ key }) => key}
                textOf={textOf}
                detail={{
                  label: () => 'More',
                  show: destination => (
                    <DestinationDetails destination={destination} />
                  ),
                }}
              />
            </>
          )
        }
      </EstatePart>
      <RepositoryTable reading={reading} />
    </>
  );
}
