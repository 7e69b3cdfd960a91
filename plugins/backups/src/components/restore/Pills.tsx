import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: 0,
      minWidth: 0,
      padding: 0,
    },
    explained: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    },
    legend: {
      border: 0,
      clip: 'rect(0 0 0 0)',
      height: 1,
      margin: -1,
      overflow: 'hidden',
      padding: 0,
      position: 'absolute',
      width: 1,
    },
    pill: {
      border: `1px solid ${theme.palette.text.disabled}`,
      borderRadius: 6,
      cursor: 'pointer',
      display: 'flex',
      gap: theme.spacing(1),
      maxWidth: '100%',
      padding: theme.spacing(1, 1.75, 1, 1.25),
      '&:hover': { borderColor: theme.palette.link },
      '&:focus-within': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: 1,
      },
    },
    chosen: {
      borderColor: theme.palette.link,
      boxShadow: `inset 0 0 0 1px ${theme.palette.link}`,
    },
    off: {
      cursor: 'default',
      opacity: 0.75,
      '&:hover': { borderColor: theme.palette.text.disabled },
    },
    input: {
      accentColor: theme.palette.link,
      flex: 'none',
      height: 16,
      margin: '3px 0 0',
      width: 16,
    },
    label: { fontWeight: 600 },
    hint: {
      color: mutedText(theme),
      display: 'block',
      fontSize: theme.typography.pxToRem(13),
      maxWidth: '46ch',
    },
  }),
  { name: 'BackupsPills' },
);

/** One of {@link PillsProps.options}. */
export interface Pill {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** It cannot be chosen, and why. */
  unavailable?: string;
}

/** Props of {@link Pills}. */
export interface PillsProps {
  /** Names the group for screen readers, and the inputs. */
  legend: string;
  options: Pill[];
  /** Absent: nothing is chosen. */
  value?: string;
  choose: (value: string) => void;
}

/** A choice of one, of which none needs to be made beforehand. */
export function Pills(props: PillsProps) {
  const classes = useStyles();
  // Options that explain themselves are as wide as one another.
  const isExplained = props.options.some(({ hint }) => hint !== undefined);
  return (
    <fieldset
      className={`${classes.root} ${isExplained ? classes.explained : ''}`}
    >
      <legend className={classes.legend}>{props.legend}</legend>
      {props.options.map(option => {
        const chosen = option.value === props.value;
        const off = option.unavailable !== undefined;
        return (
          <label
            key={option.value}
            className={`${classes.pill} ${chosen ? classes.chosen : ''} ${
              off ? classes.off : ''
            }`}
          >
            <input
              type="radio"
              className={classes.input}
              name={props.legend}
              checked={chosen}
              disabled={off}
              onChange={() => props.choose(option.value)}
            />
            <span>
              <span className={classes.label}>{option.label}</span>
              {(option.unavailable ?? option.hint) && (
                <span className={classes.hint}>
                  {option.unavailable ?? option.hint}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
