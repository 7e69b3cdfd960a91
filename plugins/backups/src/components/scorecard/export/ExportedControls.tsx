import type { EvidenceControl } from 'backstage-plugin-backups-common';
import { ExportedTable } from './ExportedTable';

/** Props of {@link ExportedControls}. */
export interface ExportedControlsProps {
  controls: readonly EvidenceControl[];
}

/** What frameworks ask for, what of the evidence supports it, and what does not. */
export function ExportedControls(props: ExportedControlsProps) {
  return (
    <ExportedTable
      id="controls"
      title="Controls"
      heads={['Control', 'Asks for', 'Shown here', 'Not shown here']}
      rows={props.controls.map(({ framework, id, asks, ...control }) => ({
        key: `${framework} ${id}`,
        cells: [
          `${framework} ${id}`,
          asks,
          control.supports.map(({ sentence }) => sentence).join(' '),
          control.notShown,
        ],
      }))}
    />
  );
}
