import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    '@keyframes breathe': {
      '0%': { opacity: 1 },
      '50%': { opacity: 0.45 },
      '100%': { opacity: 1 },
    },
    root: {
      animation: '$breathe 1.6s ease-in-out infinite',
      backgroundColor: theme.palette.action.disabledBackground,
      borderRadius: 4,
      display: 'block',
      maxWidth: '100%',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  }),
  { name: 'BackupsSkeleton' },
);

/** Props of {@link Skeleton}. */
export interface SkeletonProps {
  /** CSS pixels, or any CSS length. */
  width: number | string;
  /** CSS pixels. */
  height: number;
}

/** The place where something will stand. It keeps still for those who asked for that. */
export function Skeleton(props: SkeletonProps) {
  const classes = useStyles();
  return (
    <span
      aria-hidden
      className={classes.root}
      style={{ width: props.width, height: props.height }}
    />
  );
}
