import { PanelHeader } from './PanelHeader';

/** Props of {@link MissingCopy}. */
export interface MissingCopyProps {
  close: () => void;
}

/** The link names a copy that this app does not have, or no longer has. */
export function MissingCopy(props: MissingCopyProps) {
  return (
    <>
      <PanelHeader close={props.close}>This copy isn't here</PanelHeader>
      <p>
        The link names a copy that this app does not have. A copy whose
        destination was changed counts as a new copy with a link of its own.
      </p>
    </>
  );
}
