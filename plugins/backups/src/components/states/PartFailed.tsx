import { TextButton } from '../atoms/TextButton';

/** Props of {@link PartFailed}. */
export interface PartFailedProps {
  error: Error;
  /** Asks again. */
  retry: () => void;
}

/** A part of a page that the server could not answer: why, and a way to ask again. */
export function PartFailed(props: PartFailedProps) {
  return (
    <div role="alert">
      It could not be read: {props.error.message}{' '}
      <TextButton onClick={props.retry}>Retry</TextButton>
    </div>
  );
}
