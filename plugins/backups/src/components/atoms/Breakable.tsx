import { Fragment } from 'react';

/** After these, a path or an address may go on in the next line. */
const PLACES = /(?<=[/:.@_-])(?=[^/:.@_-])/;

/** Props of {@link Breakable}. */
export interface BreakableProps {
  /** For instance `citadel.internal:/mnt/storage0/backups`. */
  text: string;
}

/** A path or an address that breaks between its parts, and not within a word. */
export function Breakable(props: BreakableProps) {
  return (
    <>
      {props.text.split(PLACES).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
