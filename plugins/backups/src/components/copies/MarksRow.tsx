import { makeStyles } from '@material-ui/core/styles';
import type { MarkView } from 'backstage-plugin-backups-common';
import { markLooks } from '../../theme/markLooks';
import { mutedText } from '../../theme/mutedText';
import { ToneIcon } from '../atoms/ToneIcon';
import { VisuallyHidden } from '../atoms/VisuallyHidden';

const NAMES: Record<MarkView['mark'], string> = {
  copies: '3 copies',
  media: '2 media',
  'off-site': '1 off-site',
  immutable: '1 immutable',
  verified: '0 errors, verified',
};

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: theme.typography.pxToRem(14),
      fontWeight: 700,
      margin: theme.spacing(2, 0, 0.75),
    },
    list: {
      display: 'grid',
      gap: theme.spacing(1, 2.5),
      gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    mark: { display: 'flex', gap: theme.spacing(0.75), minWidth: 0 },
    fact: {
      color: mutedText(theme),
      display: 'block',
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsMarksRow' },
);

/** Props of {@link MarksRow}. */
export interface MarksRowProps {
  marks: MarkView[];
}

/** The marks of the 3-2-1-1-0 rule, each with the fact behind it. */
export function MarksRow(props: MarksRowProps) {
  const classes = useStyles();
  return (
    <>
      <h3 className={classes.title}>3-2-1-1-0 rule</h3>
      <ul className={classes.list}>
        {props.marks.map(({ mark, met, fact }) => (
          <li key={mark} className={classes.mark}>
            <ToneIcon look={markLooks[met]} />
            <span>
              {NAMES[mark]}
              <VisuallyHidden>: {markLooks[met].label}</VisuallyHidden>
              <span className={classes.fact}>{fact}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
