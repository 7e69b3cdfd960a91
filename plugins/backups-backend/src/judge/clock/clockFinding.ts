import { Finding, durationInWords } from 'backstage-plugin-backups-common';
import { utcText } from 'backstage-plugin-backups-node';
import { ClockReading, TimeAhead } from './ClockReading';

/**
 * Says whose clock is wrong, and by how much.
 *
 * @param described - what gives the time: `ReplicationSource media/radarr`
 * @param time - the one that lies furthest ahead
 */
export function clockFinding(
  { machine, sourceId }: Pick<ClockReading, 'machine' | 'sourceId'>,
  described: string,
  { instant, aheadBy }: TimeAhead,
): Finding {
  return {
    code: 'clock',
    severity: 'erodes',
    title: `A clock of ${machine} is wrong: ${described} gives the time ${utcText(
      instant,
    )}, ${durationInWords(aheadBy)} after it was read.`,
    detail:
      'A time in the future tells nothing of when something happened. It counts as no success, and how old that copy is is not known.',
    fix: `Compare the clock and the time zone of ${machine} with those of this portal (run “date -u” on both), put right the one that is wrong, and let the copy run once more.`,
    causeKey: `clock/${sourceId}`,
    evidence: [
      { object: described, field: 'time', value: utcText(instant) },
      {
        object: machine,
        field: 'ahead of the reading',
        value: durationInWords(aheadBy),
      },
    ],
  };
}
