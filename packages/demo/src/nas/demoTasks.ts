import { DAY, MINUTE } from '../time/durations';

/** What happens to a task; times are seconds before the anchor. */
export type TaskChapter =
  | { kind: 'fails'; ago: number; message: string }
  | { kind: 'locked'; ago: number }
  /** Somebody tried it out, without copying anything. */
  | { kind: 'dry-run'; ago: number };

/** A Cloud Sync task of the homelab's NAS. */
export interface DemoTask {
  id: number;
  description: string;
  /** Below `/mnt/storage0`. */
  folder: string;
  bucket: string;
  direction: 'PUSH' | 'PULL';
  mode: 'SYNC' | 'COPY';
  /** Hour of the day in the zone of the NAS. */
  hour: number;
  typicalSeconds: number;
  enabled: boolean;
  exclude?: string[];
  chapter?: TaskChapter;
}

const working = {
  bucket: 'nerdz-nas',
  direction: 'PUSH',
  mode: 'SYNC',
  typicalSeconds: 1900,
  enabled: true,
} as const;

/**
 * The tasks of the demo's NAS that is read, and what they are there to show.
 */
export const DEMO_TASKS: readonly DemoTask[] = [
  { ...working, id: 1, description: 'Photos to B2', folder: 'photos', hour: 1 },
  {
    ...working,
    id: 2,
    description: 'Documents to B2',
    folder: 'documents',
    hour: 2,
    mode: 'COPY',
    typicalSeconds: 240,
    chapter: {
      kind: 'fails',
      ago: 3 * DAY,
      message:
        "Failed to sync: couldn't list bucket: b2_list_file_names: 401 unauthorized",
    },
  },
  {
    ...working,
    id: 3,
    description: 'Books to B2',
    folder: 'books',
    hour: 3,
    exclude: ['*.tmp'],
    chapter: { kind: 'dry-run', ago: 40 * MINUTE },
  },
  {
    ...working,
    id: 4,
    description: 'Vault to B2',
    folder: 'vault',
    hour: 4,
    chapter: { kind: 'locked', ago: 2 * DAY },
  },
  {
    ...working,
    id: 5,
    description: 'Scans to B2',
    folder: 'scans',
    hour: 5,
    enabled: false,
  },
  {
    ...working,
    id: 6,
    description: 'Restore: Photos to B2',
    folder: 'restore',
    hour: 1,
    direction: 'PULL',
    mode: 'COPY',
    enabled: false,
  },
];
