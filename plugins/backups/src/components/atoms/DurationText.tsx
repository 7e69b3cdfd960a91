import { durationInWords } from 'backstage-plugin-backups-common';

/** Props of {@link DurationText}. */
export interface DurationTextProps {
  /** Seconds, not negative. */
  seconds: number;
}

/** A length of time, for instance how long a run took. */
export function DurationText(props: DurationTextProps) {
  return (
    <time dateTime={`PT${Math.round(props.seconds)}S`}>
      {durationInWords(props.seconds)}
    </time>
  );
}
