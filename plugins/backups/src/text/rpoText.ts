import { durationInWords, type RpoView } from 'backstage-plugin-backups-common';

const origins: Record<RpoView['origin'], string> = {
  annotation: 'from the annotation',
  tier: 'from its tier',
  assumed: 'assumed',
  none: '',
};

/** The largest acceptable loss and who says so: `RPO 24 h (assumed)`. */
export function rpoText(rpo: RpoView): string {
  if (rpo.seconds === undefined) return 'no RPO declared or implied';
  const origin = origins[rpo.origin];
  const text = `RPO ${durationInWords(rpo.seconds)}`;
  return origin ? `${text} (${origin})` : text;
}
