import { itemKindText } from 'backstage-plugin-backups-common';
import type {
  BackupsApi,
  BackupsRequestOptions,
  UncoveredItem,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { formatSize } from '../../../text/formatSize';
import { nameOfRef } from '../../../text/nameOfRef';
import { coverageLooks } from '../../../theme/coverageLooks';
import { Breakable } from '../../atoms/Breakable';
import { Chip } from '../../atoms/Chip';
import { EntityLinks } from '../estate/EntityLinks';
import { EstateMessage } from '../estate/EstateMessage';
import { EstatePart } from '../estate/EstatePart';
import { EstateTable, type EstateColumn } from '../estate/EstateTable';
import { LooseFindings } from '../estate/LooseFindings';
import type { ScorecardTabProps } from '../tabs/ScorecardTab';
import { ProtectItem } from './ProtectItem';

function askForItems(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getUncoveredItems(options);
}

function askForFindings(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getEstateFindings(options);
}

const COLUMNS: readonly EstateColumn<UncoveredItem>[] = [
  { title: 'Volume', show: item => <Breakable text={item.name} /> },
  {
    title: 'Where',
    show: item =>
      `${[item.cluster, item.namespace].filter(Boolean).join(' / ')}, ${
        itemKindText[item.kind]
      }`,
  },
  {
    title: 'Coverage',
    show: item => <Chip look={coverageLooks[item.state]} />,
  },
  {
    title: 'Size',
    short: true,
    show: item =>
      item.sizeBytes === undefined ? 'not known' : formatSize(item.sizeBytes),
  },
  { title: 'Class', show: item => item.storageClass ?? '–' },
  {
    title: 'App and owner',
    show: item => (
      <>
        <EntityLinks refs={item.entities} none="no app" />
        {item.owners.length > 0 &&
          ` (${item.owners.map(nameOfRef).join(', ')})`}
      </>
    ),
  },
  {
    title: 'Mounted by',
    show: item => item.mountedBy.join(', ') || 'nothing that was found',
  },
];

function textOf(item: UncoveredItem): string {
  return [
    item.name,
    item.namespace,
    item.cluster,
    item.storageClass,
    coverageLooks[item.state].label,
    ...item.entities,
    ...item.owners,
    ...item.mountedBy,
  ].join(' ');
}

/** What nothing copies, or of which that cannot be told. What is exempt has a tab of its own. */
export function UnprotectedTab(props: ScorecardTabProps) {
  const { page } = props.reading;
  const items = useScorecardPart(askForItems, page);
  const findings = useScorecardPart(askForFindings, page);
  return (
    <EstatePart part={items}>
      {answer => {
        const open = answer.items.filter(({ state }) => state !== 'exempt');
        return (
          <>
            {open.length === 0 ? (
              <EstateMessage title="Everything that was found is copied">
                {answer.items.length === 0
                  ? 'No volume without a copy was found in what was read.'
                  : `${answer.items.length} more need no copy; the tab Exemptions says why.`}
              </EstateMessage>
            ) : (
              <EstateTable
                label="Volumes that nothing copies"
                noun={['volume']}
                rows={open}
                columns={COLUMNS}
                keyOf={item => item.key}
                textOf={textOf}
                detail={{
                  label: item => {
                    if (item.state !== 'unprotected') return 'Why';
                    return item.protect ? 'Protect it' : 'What to do';
                  },
                  show: item => <ProtectItem item={item} />,
                }}
              />
            )}
            {findings.value && <LooseFindings answer={findings.value} />}
          </>
        );
      }}
    </EstatePart>
  );
}
