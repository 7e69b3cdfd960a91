import { SizeDrop } from 'backstage-plugin-backups-node';

/** A drop that nobody accepted, and who tells of it. */
export interface StandingDrop extends SizeDrop {
  /** A list of what is there, or what its runs printed when they were made. */
  told: 'listing' | 'runs';
}
