import { useId } from 'react';
import { DateTime } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';
import { momentBounds, type MomentWindow } from './momentBounds';
import { Pills } from './Pills';

const useStyles = makeStyles(
  theme => ({
    time: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1.5, 0, 0),
    },
    input: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.text.disabled}`,
      borderRadius: 4,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      padding: theme.spacing(0.75, 1),
    },
    quiet: { color: mutedText(theme) },
    windows: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
    outside: { fontWeight: 700, margin: theme.spacing(0.5, 0, 0) },
  }),
  { name: 'BackupsMomentPicker' },
);

/** As the input writes a minute, in the viewer's zone. */
const MINUTE = "yyyy-LL-dd'T'HH:mm";

function minuteOf(instant: string): string {
  return DateTime.fromISO(instant).toFormat(MINUTE);
}

/** The first whole minute in it. */
function minuteFrom(instant: string): string {
  const at = DateTime.fromISO(instant);
  const minute = at.startOf('minute');
  return (minute < at ? minute.plus({ minutes: 1 }) : minute).toFormat(MINUTE);
}

function Window({ item, destination, window }: MomentWindow) {
  const { earliest, latest } = window;
  return (
    <li>
      {item} from {destination}:{' '}
      {earliest ? (
        <>
          any moment from <Instant at={earliest.at} /> ({earliest.known})
        </>
      ) : (
        'from when on is not known'
      )}
      {latest ? (
        <>
          {' '}
          to <Instant at={latest.at} /> ({latest.known})
        </>
      ) : (
        ', to when is not known'
      )}
    </li>
  );
}

/** Props of {@link MomentPicker}. */
export interface MomentPickerProps {
  /** When the view was opened, ISO 8601. */
  opened: string;
  /** ISO 8601; absent: just before the view was opened. */
  moment?: string;
  /** What the databases among it can go back to. */
  windows: readonly MomentWindow[];
  /** There is no moment that is meant unless one is picked. */
  required?: boolean;
  choose: (moment: string | undefined) => void;
}

/** When it was last good: nothing newer is to come back. */
export function MomentPicker(props: MomentPickerProps) {
  const { opened, moment, windows, choose } = props;
  const classes = useStyles();
  const id = useId();
  const { earliest, latest } = momentBounds(windows, opened);
  const isOutside =
    moment !== undefined &&
    windows.length > 0 &&
    (moment > latest || (earliest !== undefined && moment < earliest));
  const zone = DateTime.local().toFormat('ZZZZ');
  const inUtc = moment
    ? DateTime.fromISO(moment).toUTC().toFormat("d LLL HH:mm 'UTC'")
    : undefined;
  return (
    <>
      {!props.required && (
        <Pills
          legend="When was it last good?"
          value={moment === undefined ? 'now' : 'picked'}
          choose={value =>
            choose(
              value === 'now'
                ? undefined
                : DateTime.fromISO(latest)
                    .minus({ hours: 1 })
                    .toUTC()
                    .toISO() ?? undefined,
            )
          }
          options={[
            { value: 'now', label: 'Just before now' },
            { value: 'picked', label: 'At a time I pick' },
          ]}
        />
      )}
      {(moment !== undefined || props.required) && (
        <p className={classes.time}>
          <label htmlFor={id}>Last good at</label>
          <input
            id={id}
            className={classes.input}
            type="datetime-local"
            value={moment === undefined ? '' : minuteOf(moment)}
            min={earliest && minuteFrom(earliest)}
            max={minuteOf(latest)}
            onChange={({ target }) => {
              const picked = DateTime.fromISO(target.value);
              if (picked.isValid) choose(picked.toUTC().toISO() ?? undefined);
            }}
          />
          <span className={classes.quiet}>
            {[zone, inUtc ?? []].flat().join(' · ')}
          </span>
        </p>
      )}
      {windows.length > 0 && (
        <ul className={classes.windows} aria-label="What can be gone back to">
          {windows.map(each => (
            <Window key={`${each.item} ${each.destination}`} {...each} />
          ))}
        </ul>
      )}
      <div role="status">
        {isOutside && (
          <p className={classes.outside}>
            The moment you picked is not within this: the database cannot go
            back to it.
          </p>
        )}
      </div>
    </>
  );
}
