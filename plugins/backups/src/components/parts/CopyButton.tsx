import { CopyTextButton } from '@backstage/core-components';

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  text: string;
  /** What it copies, for a screen reader: `Copy the commands of step 2`. */
  label: string;
  /** What it says once it has copied; absent: `Copied`. */
  copied?: string;
  /** It stands among other buttons, and not beside a text. */
  isFramed?: boolean;
}

/** Copies a text, and says so. */
export function CopyButton(props: CopyButtonProps) {
  return (
    <CopyTextButton
      text={props.text}
      aria-label={props.label}
      tooltipText={props.copied ?? 'Copied'}
      variant={props.isFramed ? undefined : 'tertiary'}
    />
  );
}
