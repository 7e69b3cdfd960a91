import { useCallback, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  thingsToDo,
  type BackupsApi,
  type BackupsRequestOptions,
  type NeedsResponse,
  type ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { useScorecardPart } from '../../../hooks/useScorecardPart';
import { countText } from '../../../text/countText';
import { needYouText } from '../../../text/needYouText';
import { Skeleton } from '../../atoms/Skeleton';
import { useDisclosure } from '../../atoms/useDisclosure';
import { TextButton } from '../../atoms/TextButton';
import { Section } from '../../layout/Section';
import { partFilter } from '../partFilter';
import { groupNeeds } from './groupNeeds';
import { NeedRow } from './NeedRow';
import { PartFailed } from '../../states/PartFailed';

const LATER_ID = 'backups-needs-later';

/** The rest is one click away. */
const SHOWN = 8;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    // What comes may be long: until then nothing below it is on the screen that it could move.
    loading: {
      minHeight: 'max(430px, calc(100vh - 220px))',
      [theme.breakpoints.down('sm')]: {
        minHeight: 'max(620px, calc(100vh - 220px))',
      },
    },
  }),
  { name: 'BackupsNeedsSection' },
);

/** Props of {@link NeedsSection}. */
export interface NeedsSectionProps {
  /** What the page is filtered by. */
  request: ScorecardRequest;
  /** Changes when the list was read again. */
  askedFor: unknown;
  /** Shows the apps that a cause touches. */
  choose: (cause: string) => void;
}

function hintOf({ needs, counted, urgent }: NeedsResponse): string | undefined {
  if (needs.length === 0) return countText(counted, 'app');
  return urgent > 0 ? needYouText(urgent) : undefined;
}

/** What is to be done first: once per cause, what is lost before what cannot be told. */
export function NeedsSection(props: NeedsSectionProps) {
  const { request, askedFor, choose } = props;
  const classes = useStyles();
  const [isWhole, setWhole] = useState(false);
  const ask = useCallback(
    (api: BackupsApi, options: BackupsRequestOptions) => {
      const { verdict, cause, ...filter } = partFilter(request);
      return api.getScorecardNeeds(filter, options);
    },
    [request],
  );
  const { value: answer, error, askAgain } = useScorecardPart(ask, askedFor);
  const needs = answer?.needs ?? [];
  const things = thingsToDo(needs);
  const urgent = groupNeeds(things.urgent);
  const later = groupNeeds(things.later);
  const shown = isWhole ? urgent : urgent.slice(0, SHOWN);
  const hidden = thingsToDo(urgent.slice(SHOWN).flat()).urgent.length;
  const fold = useDisclosure({
    label: `${things.later.length} more that weaken restores`,
    contentId: LATER_ID,
  });
  return (
    <Section
      id="backups-needs"
      title={answer && needs.length === 0 ? 'Nothing needs you' : 'Do first'}
      hint={answer && hintOf(answer)}
    >
      <div className={answer ? undefined : classes.loading}>
        {!answer && !error && (
          <div role="status" aria-label="Loading">
            <Skeleton width="100%" height={38} />
            <Skeleton width="100%" height={38} />
          </div>
        )}
        {!answer && error && <PartFailed error={error} retry={askAgain} />}
        {urgent.length > 0 && (
          <ul className={classes.list}>
            {shown.map(row => (
              <NeedRow key={row[0].cause} needs={row} choose={choose} />
            ))}
          </ul>
        )}
        {urgent.length > SHOWN && (
          <TextButton onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `${hidden} more`}
          </TextButton>
        )}
        {later.length > 0 && (
          <div>
            {fold.button}
            {fold.isOpen && (
              <ul id={LATER_ID} className={classes.list}>
                {later.map(row => (
                  <NeedRow key={row[0].cause} needs={row} choose={choose} />
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}
