import { makeStyles } from '@material-ui/core/styles';
import type { NeedView } from 'backstage-plugin-backups-common';
import { FixText } from '../../problems/FixText';

const useStyles = makeStyles(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    fix: { padding: theme.spacing(0.5, 0) },
    title: {
      color: theme.palette.text.primary,
      display: 'block',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsNeedFixes' },
);

/** Those with the same thing to do, together. */
function byFix(needs: readonly NeedView[]): NeedView[][] {
  const groups = new Map<string | undefined, NeedView[]>();
  for (const need of needs) {
    groups.set(need.fix, [...(groups.get(need.fix) ?? []), need]);
  }
  return [...groups.values()];
}

/** Props of {@link NeedFixes}. */
export interface NeedFixesProps {
  needs: readonly NeedView[];
}

/** What is wrong in full, and what to do about it, each thing to do once. */
export function NeedFixes({ needs }: NeedFixesProps) {
  const classes = useStyles();
  // What nothing copies is said by the sign of its row.
  const isState = needs[0].kind.type !== 'item';
  return (
    <ul className={classes.root}>
      {byFix(needs).map((group, index) => {
        const [{ cause, fix, title }] = group;
        return (
          <li key={cause} className={classes.fix}>
            {(isState || needs.length > 1) &&
              group.map(each => (
                <strong key={each.cause} className={classes.title}>
                  {each.title}
                </strong>
              ))}
            {fix !== undefined && (
              <FixText fix={fix} title={title} brief={isState && index > 0} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
