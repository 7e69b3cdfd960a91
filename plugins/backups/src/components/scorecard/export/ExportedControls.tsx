import type { EvidenceControl } from 'backstage-plugin-backups-common';
import { PlainTable } from '../../layout/PlainTable';
import { Section } from '../../layout/Section';

/** Props of {@link ExportedControls}. */
export interface ExportedControlsProps {
  controls: readonly EvidenceControl[];
}

/** What frameworks ask for, what of the evidence supports it, and what does not. */
export function ExportedControls(props: ExportedControlsProps) {
  return (
    <Section id="backups-export-controls" title="Controls">
      <PlainTable
        label="Controls"
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
    </Section>
  );
}
