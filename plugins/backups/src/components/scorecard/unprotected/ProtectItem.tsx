import type { UncoveredItem } from 'backstage-plugin-backups-common';
import { CopyableCommand } from '../../atoms/CopyableCommand';

/** Props of {@link ProtectItem}. */
export interface ProtectItemProps {
  item: UncoveredItem;
}

/** @returns what exempts one item, as configuration of the portal */
function exemptionOf({ cluster, namespace, name }: UncoveredItem): string {
  const pattern = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return [
    'backups:',
    '  exemptions:',
    '    - match:',
    `        cluster: ${JSON.stringify(cluster)}`,
    ...(namespace ? [`        namespace: ${JSON.stringify(namespace)}`] : []),
    `        name: ${JSON.stringify(`^${pattern}$`)}`,
    '      reason: "say why"',
    '      until: "2027-01-31"',
  ].join('\n');
}

/** Why it is listed, what would protect it, and how to say that it needs none. */
export function ProtectItem(props: ProtectItemProps) {
  const { item } = props;
  return (
    <>
      {item.because && <p>{item.because}</p>}
      {item.protect ? (
        <>
          <p>{item.protect.title}</p>
          <CopyableCommand
            text={item.protect.text}
            copyLabel={`Copy what protects ${item.name}`}
          />
        </>
      ) : (
        <p>
          What would protect it is not known here: nothing like it is copied
          that could serve as an example. The documentation of your backup tool
          says how.
        </p>
      )}
      <p>If it needs no copy, say so in the portal's configuration:</p>
      <CopyableCommand
        text={exemptionOf(item)}
        copyLabel={`Copy what exempts ${item.name}`}
      />
    </>
  );
}
