import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../../theme/mutedText';

/** Classes of the table of apps. Rows come and go while it scrolls: none of them depends on props. */
export const useCellStyles = makeStyles(
  theme => ({
    row: {
      alignItems: 'center',
      borderTop: `1px solid ${theme.palette.divider}`,
      display: 'grid',
      gap: theme.spacing(0, 1.5),
      padding: theme.spacing(0, 2.5),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      [theme.breakpoints.down('sm')]: {
        alignContent: 'center',
        gap: theme.spacing(0.25, 1.5),
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) !important',
      },
    },
    // App and verdict have a line of their own, the losses share one.
    described: {
      [theme.breakpoints.down('sm')]: {
        '& > :nth-child(-n + 2)': { gridColumn: '1 / -1' },
      },
    },
    head: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      minHeight: 40,
      borderTop: 0,
      '&:hover': { backgroundColor: 'transparent' },
    },
    cell: {
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.4,
      minWidth: 0,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: -2,
      },
    },
    app: {
      display: 'block',
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    quiet: {
      color: mutedText(theme),
      display: '-webkit-box',
      fontSize: theme.typography.pxToRem(13),
      overflow: 'hidden',
      '-webkit-box-orient': 'vertical',
      '-webkit-line-clamp': 2,
      // There is room for the whole sentence, or most of it.
      [theme.breakpoints.down('sm')]: { '-webkit-line-clamp': 3 },
    },
  }),
  { name: 'BackupsScorecardCell' },
);
