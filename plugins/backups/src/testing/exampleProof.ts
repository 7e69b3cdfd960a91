import type { PlanView } from 'backstage-plugin-backups-common';
import { exampleInstant } from './exampleClock';

/** What a listing of its repository says of a copy to the NAS. */
export function exampleProof(): Pick<PlanView, 'kept' | 'proof'> {
  return {
    kept: {
      sentence:
        'Declared 24 hourly and 7 daily; really keeps up to 3 years, because four keys are not set by it: 10 latest, 4 weekly, 24 monthly and 3 yearly.',
      differs: true,
      rules: [
        {
          key: 'latest',
          value: '10',
          from: "the repository's global policy",
          meaning: 'always the newest 10',
        },
        {
          key: 'yearly',
          value: '3',
          from: "Kopia's own default",
          meaning: 'one a year, back 3 years from the newest',
        },
      ],
      reachSeconds: 14 * 86_400,
    },
    proof: {
      listedAt: exampleInstant(-42),
      current: true,
      sentence:
        'The restore point of the success of 22 Nov 13:01 UTC is in the repository, as listed 22 Nov 13:05 UTC.',
      points: 41,
      good: 40,
      newestGood: {
        dataTime: exampleInstant(-47),
        sizeBytes: 812_345_678,
        files: 4312,
      },
      oldestGood: exampleInstant(-14 * 1440),
      browsable: true,
    },
  };
}
