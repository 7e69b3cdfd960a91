import { useId } from 'react';
import { DateTime } from 'luxon';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';
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
  }),
  { name: 'BackupsMomentPicker' },
);

/** Props of {@link MomentPicker}. */
export interface MomentPickerProps {
  /** When the view was opened, ISO 8601. */
  opened: string;
  /** ISO 8601; absent: just before the view was opened. */
  moment?: string;
  choose: (moment: string | undefined) => void;
}

/** When it was last good: nothing newer is to come back. */
export function MomentPicker(props: MomentPickerProps) {
  const { opened, moment, choose } = props;
  const classes = useStyles();
  const id = useId();
  const zone = DateTime.local().toFormat('ZZZZ');
  const inUtc = moment
    ? DateTime.fromISO(moment).toUTC().toFormat("d LLL HH:mm 'UTC'")
    : undefined;
  return (
    <>
      <Pills
        legend="When was it last good?"
        value={moment === undefined ? 'now' : 'picked'}
        choose={value =>
          choose(
            value === 'now'
              ? undefined
              : DateTime.fromISO(opened).minus({ hours: 1 }).toUTC().toISO() ??
                  undefined,
          )
        }
        options={[
          { value: 'now', label: 'Just before now' },
          { value: 'picked', label: 'At a time I pick' },
        ]}
      />
      {moment !== undefined && (
        <p className={classes.time}>
          <label htmlFor={id}>Last good at</label>
          <input
            id={id}
            className={classes.input}
            type="datetime-local"
            value={DateTime.fromISO(moment).toFormat("yyyy-LL-dd'T'HH:mm")}
            max={DateTime.fromISO(opened).toFormat("yyyy-LL-dd'T'HH:mm")}
            onChange={({ target }) => {
              const picked = DateTime.fromISO(target.value);
              if (picked.isValid) choose(picked.toUTC().toISO() ?? undefined);
            }}
          />
          <span className={classes.quiet}>
            {zone} · {inUtc}
          </span>
        </p>
      )}
    </>
  );
}
