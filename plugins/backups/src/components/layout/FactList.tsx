import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      columnGap: theme.spacing(2.5),
      display: 'grid',
      gridTemplateColumns: 'minmax(110px, max-content) 1fr',
      margin: 0,
      rowGap: theme.spacing(0.75),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: '1fr',
        rowGap: 0,
        '& dd + dt': { marginTop: theme.spacing(1) },
      },
    },
    term: { color: mutedText(theme), margin: 0 },
    fact: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'BackupsFactList' },
);

/** One line of a {@link FactList}. */
export interface FactRow {
  term: string;
  /** Facts that are not known are left out. */
  fact: ReactNode;
}

/** Props of {@link FactList}. */
export interface FactListProps {
  facts: FactRow[];
}

/** Names and what is known of them. */
export function FactList(props: FactListProps) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(({ fact }) => fact !== undefined)
        .map(({ term, fact }) => [
          <dt key={`${term} term`} className={classes.term}>
            {term}
          </dt>,
          <dd key={`${term} fact`} className={classes.fact}>
            {fact}
          </dd>,
        ])}
    </dl>
  );
}
