import type { EstateRepository } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import { countText } from '../../../text/countText';
import { Age } from '../../atoms/Age';
import { StateChip } from '../../atoms/StateChip';
import { RepositoryDetails } from '../../repositories/RepositoryDetails';

/** Copies and names that are shown. */
const SHOWN = 30;

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: theme.typography.pxToRem(14),
      fontWeight: 700,
      margin: theme.spacing(2, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsEstateRepositoryDetails' },
);

/** Props of {@link EstateRepositoryDetails}. */
export interface EstateRepositoryDetailsProps {
  repository: EstateRepository;
}

/** A repository, who writes to it, and what is left behind in it. */
export function EstateRepositoryDetails(props: EstateRepositoryDetailsProps) {
  const { repository } = props;
  const { plans, orphanNames, orphans = 0 } = repository;
  const classes = useStyles();
  return (
    <>
      <RepositoryDetails repository={repository} />
      {plans.length > 0 && (
        <>
          <h4 className={classes.title}>Written by</h4>
          <ul className={classes.list}>
            {plans
              .slice(0, SHOWN)
              .map(({ object, cluster, identity, state }) => (
                <li key={`${cluster} ${object}`} className={classes.line}>
                  <span>
                    {object} on {cluster}
                    {identity && `, as ${identity}`}
                  </span>
                  <StateChip state={state} switchedOff={false} />
                </li>
              ))}
          </ul>
          {plans.length > SHOWN && <p>and {plans.length - SHOWN} more</p>}
        </>
      )}
      {orphanNames.length > 0 && (
        <>
          <h4 className={classes.title}>Written by nothing any more</h4>
          <ul className={classes.list}>
            {orphanNames
              .slice(0, SHOWN)
              .map(({ identity, points, newestAt }) => (
                <li key={identity} className={classes.line}>
                  <span>
                    {identity}
                    {points !== undefined &&
                      `: ${countText(points, 'restore point')}`}
                    {newestAt && (
                      <>
                        , the newest <Age since={newestAt} suffix="ago" />
                      </>
                    )}
                  </span>
                </li>
              ))}
          </ul>
          {orphans > SHOWN && <p>and {orphans - SHOWN} more</p>}
        </>
      )}
    </>
  );
}
