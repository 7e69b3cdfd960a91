import { makeStyles } from '@material-ui/core/styles';
import type { RepositoryView } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { countText } from '../../text/countText';
import { formatSize } from '../../text/formatSize';
import { growthText } from '../../text/growthText';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';
import { StateChip } from '../atoms/StateChip';
import { FactList } from '../layout/FactList';
import { FindingList } from '../layout/FindingList';

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      margin: 0,
    },
    location: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      marginBottom: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    mirrors: { listStyle: 'none', margin: 0, padding: 0 },
    mirror: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
    },
    findings: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'BackupsRepositoryDetails' },
);

function Size(props: { repository: RepositoryView }) {
  const { sizeBytes, garbageBytes, growth, measuredAt } = props.repository;
  if (sizeBytes === undefined) return null;
  const grown = growthText(growth);
  return (
    <>
      {formatSize(sizeBytes)}
      {grown && `, ${grown}`}
      {garbageBytes !== undefined &&
        `; ${formatSize(garbageBytes)} reclaimable`}
      {measuredAt && (
        <>
          {' '}
          (measured <Age since={measuredAt} suffix="ago" />)
        </>
      )}
    </>
  );
}

function lockText({
  lockedSeconds = 0,
  lockReach,
}: RepositoryView): string | undefined {
  const period = durationInWords(lockedSeconds);
  switch (lockReach) {
    case 'everything':
      return `nothing in it can be deleted for ${period}; locks are renewed`;
    case 'only-new':
      return `only what is newer than ${period}; older data can be deleted`;
    case 'ended':
      return `no longer: locks were last renewed more than ${period} ago`;
    case 'nothing':
      return 'no: its keys can delete everything';
    case undefined:
      return lockedSeconds > 0
        ? `what is written, for ${period}; whether that is renewed is not known`
        : undefined;
    default: {
      const unplaced: never = lockReach;
      return unplaced;
    }
  }
}

function Maintenance(props: { repository: RepositoryView }) {
  const { known, seen, lastSuccess } = props.repository.maintenance;
  if (!known) return <>not known</>;
  if (!lastSuccess) {
    return <>{seen ? 'has never succeeded' : 'no success is known'}</>;
  }
  return (
    <>
      last success <Instant at={lastSuccess} /> (
      <Age since={lastSuccess} suffix="ago" />)
      {seen ? ', verified in repository' : ', reported'}
    </>
  );
}

function Mirrors(props: { repository: RepositoryView }) {
  const classes = useStyles();
  const { mirrors } = props.repository;
  return (
    <ul className={classes.mirrors}>
      {mirrors.map(mirror => (
        <li key={`${mirror.cluster} ${mirror.object}`}>
          <div className={classes.mirror}>
            <span>
              to <strong>{mirror.destination}</strong> by {mirror.object}
            </span>
            <StateChip state={mirror.state} switchedOff={mirror.switchedOff} />
          </div>
          <div>{mirror.reason}</div>
        </li>
      ))}
    </ul>
  );
}

/** Props of {@link RepositoryDetails}. */
export interface RepositoryDetailsProps {
  repository: RepositoryView;
}

/** One repository: size, upkeep, mirrors and what is wrong with it as a whole. */
export function RepositoryDetails(props: RepositoryDetailsProps) {
  const { repository } = props;
  const classes = useStyles();
  return (
    <div>
      <h3 className={classes.title}>{repository.label}</h3>
      <div className={classes.location}>{repository.repository}</div>
      <FactList
        facts={[
          {
            term: 'Listed',
            fact: repository.listedAt && (
              <>
                <Age since={repository.listedAt} suffix="ago" />:{' '}
                {repository.points === undefined
                  ? 'the newest restore points'
                  : countText(repository.points, 'restore point')}{' '}
                under {countText(repository.identities ?? 0, 'name')}
                {(repository.orphans ?? 0) > 0 &&
                  `, ${repository.orphans} of them from names that no longer back up here`}
                {!repository.current && '; no newer list has come'}
              </>
            ),
          },
          {
            term: 'Size',
            fact:
              repository.sizeBytes === undefined ? undefined : (
                <Size repository={repository} />
              ),
          },
          {
            term: 'Room left',
            fact:
              repository.availableBytes === undefined
                ? undefined
                : formatSize(repository.availableBytes),
          },
          {
            term: 'Locked',
            fact: lockText(repository),
          },
          {
            term: 'Maintenance',
            fact: <Maintenance repository={repository} />,
          },
          {
            term: 'Mirrors',
            fact:
              repository.mirrors.length > 0 ? (
                <Mirrors repository={repository} />
              ) : undefined,
          },
        ]}
      />
      {repository.findings.length > 0 && (
        <div className={classes.findings}>
          <FindingList findings={repository.findings} />
        </div>
      )}
    </div>
  );
}
