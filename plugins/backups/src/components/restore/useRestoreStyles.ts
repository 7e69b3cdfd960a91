import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';

/** Looks of the restore view, on the screen and on paper. */
export const useRestoreStyles = makeStyles(
  theme => ({
    '@global': {
      '@media print': {
        'body *': { visibility: 'hidden' },
        '[data-backups-print], [data-backups-print] *': {
          visibility: 'visible',
        },
        '[data-backups-print]': {
          left: 0,
          position: 'absolute',
          top: 0,
          width: '100%',
        },
        '[data-backups-screen], [data-backups-screen] *': {
          display: 'none !important',
        },
        '[data-backups-print] section': {
          border: '0 !important',
          padding: '0 !important',
          '& > div': {
            fontSize: '8pt !important',
            lineHeight: '1.2 !important',
            minHeight: '0 !important',
            padding: '1px 0 !important',
          },
        },
        '[data-backups-print] h2': {
          breakAfter: 'avoid',
          fontSize: '9.5pt !important',
          lineHeight: '1.2 !important',
        },
        // Nothing opens on paper.
        '[data-backups-print] [aria-expanded]': {
          fontSize: 'inherit !important',
          padding: '0 !important',
          '& svg': { display: 'none' },
        },
        // The portal clips what is longer than the window.
        'html, body, body div': {
          height: 'auto !important',
          overflow: 'visible !important',
        },
      },
    },
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      gridTemplateColumns: 'minmax(0, 1fr)',
      '@media print': { display: 'block', fontSize: '9pt', lineHeight: 1.35 },
    },
    head: {
      alignItems: 'center',
      backgroundColor: theme.palette.background.default,
      padding: theme.spacing(1, 0),
      position: 'sticky',
      top: 0,
      zIndex: 2,
      '@media print': { padding: 0, position: 'static' },
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
    },
    title: {
      fontSize: theme.typography.pxToRem(22),
      fontWeight: 700,
      margin: 0,
      outline: 0,
    },
    progress: { minWidth: 110 },
    bar: { marginTop: 2 },
    quiet: { color: mutedText(theme) },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
    gap: {
      marginTop: theme.spacing(2),
      '&:first-child': { marginTop: 0 },
    },
    asking: { opacity: 0.6 },
  }),
  { name: 'BackupsRestoreView' },
);
