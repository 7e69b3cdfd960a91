import type { ChangeView } from 'backstage-plugin-backups-common';
import { changeLooks } from '../../../theme/changeLooks';
import { ToneIcon } from '../../atoms/ToneIcon';
import { VisuallyHidden } from '../../atoms/VisuallyHidden';
import { stepText } from './groupChanges';

/** Props of {@link ChangeSign}. */
export interface ChangeSignProps {
  change: ChangeView;
}

/** Which way it went, by its shape; from what to what is on hover and for screen readers. */
export function ChangeSign({ change }: ChangeSignProps) {
  const look = changeLooks[change.kind];
  const words = `${look.label}: ${stepText(change)}`;
  return (
    <span title={words}>
      <ToneIcon look={look} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
