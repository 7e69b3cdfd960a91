import { itemKindText } from 'backstage-plugin-backups-common';
import type {
  BackupsApi,
  BackupsRequestOptions,
  ExemptionView,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { formatDate } from '../../../text/formatDate';
import { EntityLinks } from '../estate/EntityLinks';
import { EstateMessage } from '../estate/EstateMessage';
import { EstatePart } from '../estate/EstatePart';
import { EstateTable, type EstateColumn } from '../estate/EstateTable';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';

function askForExemptions(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getExemptions(options);
}

function untilText({ until, ended }: ExemptionView): string {
  if (until === undefined) return 'no end date';
  return ended ? `ended ${formatDate(until)}` : formatDate(until);
}

const COLUMNS: readonly EstateColumn<ExemptionView>[] = [
  { title: 'Volume', show: ({ name }) => name },
  {
    title: 'Where',
    show: ({ cluster, namespace, kind }) =>
      `${[cluster, namespace].filter(Boolean).join(' / ')}, ${
        itemKindText[kind]
      }`,
  },
  { title: 'Reason', show: ({ reason }) => reason },
  { title: 'Until', short: true, show: untilText },
  { title: 'Declared by', show: ({ declaredBy }) => declaredBy },
  {
    title: 'Approved by',
    show: ({ approvedBy }) => approvedBy ?? 'not written down',
  },
  {
    title: 'Copied all the same',
    show: ({ copied }) => (copied ? 'yes' : 'no'),
  },
  {
    title: 'App',
    short: true,
    show: ({ entities }) => <EntityLinks refs={entities} none="no app" />,
  },
];

/** What needs no backup, why, until when, and who says so. */
export function ExemptionsTab(props: ScorecardTabProps) {
  const part = useScorecardPart(askForExemptions, props.reading.page);
  return (
    <EstatePart part={part}>
      {({ exemptions }) =>
        exemptions.length === 0 ? (
          <EstateMessage title="Nothing is exempt">
            The annotation <code>backups/exempt</code> on an entity or an
            object, or <code>backups.exemptions</code> in the portal's
            configuration, says what needs no backup, and why.
          </EstateMessage>
        ) : (
          <EstateTable
            label="Exemptions"
            noun={['exemption']}
            rows={exemptions}
            columns={COLUMNS}
            keyOf={({ key }) => key}
            textOf={exemption =>
              [
                exemption.name,
                exemption.namespace,
                exemption.cluster,
                exemption.reason,
                exemption.declaredBy,
                exemption.requestedBy,
                exemption.approvedBy,
                ...exemption.entities,
              ].join(' ')
            }
          />
        )
      }
    </EstatePart>
  );
}
