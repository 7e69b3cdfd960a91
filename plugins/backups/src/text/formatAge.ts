import { durationInWords } from 'backstage-plugin-backups-common';

/**
 * A length of time of which nobody needs the seconds: `47 min`, `under 1 min`.
 *
 * @param seconds - seconds, not negative
 */
export function formatAge(seconds: number): string {
  if (seconds < 60) return 'under 1 min';
  return durationInWords(Math.floor(seconds / 60) * 60);
}
