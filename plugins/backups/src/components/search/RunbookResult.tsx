import type { ReactNode } from 'react';
import {
  HighlightedSearchResultText,
  type SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '../parts/Link';

const useStyles = makeStyles(
  {
    excerpt: {
      display: '-webkit-box',
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      '-webkit-box-orient': 'vertical',
      '-webkit-line-clamp': 3,
    },
  },
  { name: 'BackupsRunbookResult' },
);

/** Props of {@link RunbookResult}. */
export interface RunbookResultProps {
  result?: IndexableDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode;
}

/** The runbooks of an app among what was found. */
export function RunbookResult(
  props: SearchResultListItemExtensionProps<RunbookResultProps>,
) {
  const { result, highlight, icon } = props;
  const classes = useStyles();
  if (!result) return null;
  const textOf = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <ListItemText
        primaryTypographyProps={{ variant: 'h6', component: 'h3' }}
        primary={
          <Link noTrack to={result.location}>
            {textOf('title')}
          </Link>
        }
        secondaryTypographyProps={{ component: 'div' }}
        secondary={<div className={classes.excerpt}>{textOf('text')}</div>}
      />
    </>
  );
}
