import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { mutedText } from '../../../theme/mutedText';

/** More are found by typing. */
const MOST_SHOWN = 60;
/** Fewer need no search. */
const SEARCHED_FROM = 9;

const useStyles = makeStyles(
  theme => ({
    button: {
      borderColor: theme.palette.divider,
      color: theme.palette.text.primary,
      fontWeight: 400,
      maxWidth: '100%',
      textTransform: 'none',
    },
    label: {
      maxWidth: 260,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    menu: {
      display: 'grid',
      gap: theme.spacing(0.5),
      maxHeight: 420,
      minWidth: 240,
      padding: theme.spacing(1.5, 2),
    },
    quiet: { color: mutedText(theme), fontSize: theme.typography.pxToRem(13) },
  }),
  { name: 'BackupsFilterMenu' },
);

/** Props of {@link FilterMenu}. */
export interface FilterMenuProps {
  /** What is filtered by, for instance `Owner`. */
  title: string;
  /** Values that occur. */
  options: readonly string[];
  chosen: readonly string[];
  /** How a value is said. */
  say: (value: string) => string;
  choose: (values: string[]) => void;
}

/** A filter by some of many values. */
export function FilterMenu(props: FilterMenuProps) {
  const { title, options, chosen, say, choose } = props;
  const classes = useStyles();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [text, setText] = useState('');
  const close = () => {
    setAnchor(undefined);
    setText('');
  };
  // What is chosen can always be taken back, even when it no longer occurs.
  const all = [...new Set([...chosen, ...options])];
  const found = all.filter(option =>
    say(option)
      .toLocaleLowerCase('en-US')
      .includes(text.toLocaleLowerCase('en-US')),
  );
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <>
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        endIcon={<ArrowDropDownIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <span className={classes.label}>
          {chosen.length > 0
            ? `${title}: ${chosen.map(say).join(', ')}`
            : title}
        </span>
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': `Filter by ${title}` }}
      >
        <div className={classes.menu}>
          {all.length >= SEARCHED_FROM && (
            <TextField
              size="small"
              placeholder="Find"
              inputProps={{ 'aria-label': `Find in ${title}` }}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
          {shown.map(option => (
            <FormControlLabel
              key={option}
              label={say(option)}
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  checked={chosen.includes(option)}
                  onChange={(_, isChecked) =>
                    choose(
                      isChecked
                        ? [...chosen, option]
                        : chosen.filter(other => other !== option),
                    )
                  }
                />
              }
            />
          ))}
          {found.length === 0 && (
            <span className={classes.quiet}>Nothing is called that.</span>
          )}
          {found.length > shown.length && (
            <span className={classes.quiet}>
              {found.length - shown.length} more: type to find them
            </span>
          )}
        </div>
      </Popover>
    </>
  );
}
