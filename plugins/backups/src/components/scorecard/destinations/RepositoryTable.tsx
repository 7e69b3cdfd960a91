import type {
  BackupsApi,
  BackupsRequestOptions,
  EstateRepository,
} from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { formatSize } from '../../../text/formatSize';
import { growthText } from '../../../text/growthText';
import { Age } from '../../atoms/Age';
import type { ScorecardReading } from '../../../hooks/useScorecard';
import { EstatePart } from '../estate/EstatePart';
import { EstateTable, type EstateColumn } from '../estate/EstateTable';
import { EstateRepositoryDetails } from './EstateRepositoryDetails';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(4) },
    title: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: theme.spacing(0, 0, 1.5),
    },
  }),
  { name: 'BackupsRepositoryTable' },
);

function askForRepositories(api: BackupsApi, options: BackupsRequestOptions) {
  return api.getRepositories(options);
}

function upkeepText({ maintenance }: EstateRepository) {
  const { known, seen, lastSuccess } = maintenance;
  if (lastSuccess) return <Age since={lastSuccess} suffix="ago" />;
  if (!known) return 'not known';
  return seen ? 'never succeeded' : 'no success known';
}

function mirrorsText({ mirrors }: EstateRepository): string {
  if (mirrors.length === 0) return 'none';
  const off = mirrors.filter(({ switchedOff }) => switchedOff).length;
  return off > 0
    ? `${mirrors.length}, ${off} of them switched off`
    : String(mirrors.length);
}

function sizeText({ sizeBytes, growth }: EstateRepository): string {
  if (sizeBytes === undefined) return 'not known';
  const grown = growthText(growth);
  return grown ? `${formatSize(sizeBytes)}, ${grown}` : formatSize(sizeBytes);
}

const COLUMNS: readonly EstateColumn<EstateRepository>[] = [
  { title: 'Repository', show: ({ label }) => label },
  { title: 'Where', show: ({ repository }) => repository },
  { title: 'Copies', show: ({ plans }) => String(plans.length) },
  {
    title: 'Last listed',
    show: ({ listedAt, current }) =>
      listedAt ? (
        <>
          <Age since={listedAt} suffix="ago" />
          {!current && ', no newer list has come'}
        </>
      ) : (
        'never'
      ),
  },
  {
    title: 'Left behind',
    show: ({ orphans }) =>
      orphans === undefined ? 'not known' : countText(orphans, 'name'),
  },
  {
    title: 'Reaches back',
    show: ({ reachSeconds }) =>
      reachSeconds === undefined ? 'not known' : durationInWords(reachSeconds),
  },
  { title: 'Size', show: sizeText },
  { title: 'Maintained', show: upkeepText },
  { title: 'Mirrors', show: mirrorsText },
];

function textOf({
  label,
  repository,
  plans,
  orphanNames,
}: EstateRepository): string {
  return [
    label,
    repository,
    ...plans.flatMap(({ object, identity = '' }) => [object, identity]),
    ...orphanNames.map(({ identity }) => identity),
  ].join(' ');
}

/** Props of {@link RepositoryTable}. */
export interface RepositoryTableProps {
  reading: ScorecardReading;
}

/** What repositories say of themselves: the proof behind the copies. */
export function RepositoryTable(props: RepositoryTableProps) {
  const classes = useStyles();
  const part = useScorecardPart(askForRepositories, props.reading.page);
  // Without permission the destinations say so already.
  if (part.error || part.value?.repositories.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Repositories">
      <h3 className={classes.title}>
        Repositories that are listed or mirrored
      </h3>
      <EstatePart part={part}>
        {({ repositories }) => (
          <EstateTable
            label="Repositories"
            noun={['repository', 'repositories']}
            rows={repositories}
            columns={COLUMNS}
            keyOf={({ id }) => id}
            textOf={textOf}
            detail={{
              label: () => 'More',
              show: repository => (
                <EstateRepositoryDetails repository={repository} />
              ),
            }}
          />
        )}
      </EstatePart>
    </section>
  );
}
